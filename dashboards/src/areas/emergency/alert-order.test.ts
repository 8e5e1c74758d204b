import { describe, expect, it } from 'vitest';
import type { Alert } from '../../api/types.js';
import { inOrderOfCall } from './alert-order.js';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const alert = (id: string, more: Partial<Alert>): Alert => ({
  ...{ id, site: 'nord', kind: 'epidemic-days', quantity: 'arrivals', stream: 'age:child' },
  ...{ raisedAt: '2026-11-21T02:00:00Z', lastSeenAt: '2026-11-22T02:00:00Z', endedAt: null },
  ...{ acknowledgedAt: null, mutedUntil: null, facts: {}, history: [] },
  ...more,
});

describe('alerts in order of call', () => {
  it('puts what calls before what is silenced or past, and all visits before their streams', () => {
    const ordered = inOrderOfCall(
      [
        alert('past', { endedAt: '2026-11-21T12:00:00Z', stream: 'all' }),
        alert('silenced', { mutedUntil: '2026-11-22T12:00:00Z' }),
        alert('children', {}),
        alert('no longer silenced', { mutedUntil: '2026-11-22T02:59:00Z' }),
        alert('all visits', { stream: 'all' }),
      ],
      NOW,
    );
    expect(ordered.map(({ id }) => id)).toEqual([
      'all visits',
      'children',
      'no longer silenced',
      'silenced',
      'past',
    ]);
  });
});
