import { describe, expect, it } from 'vitest';
import { firstWeek } from './requirement-page.js';

describe('the week the requirement opens on', () => {
  it('is the next one, also on a Monday that has begun before the forecast did', () => {
    expect(firstWeek('2026-11-22')).toBe('2026-11-23');
    expect(firstWeek('2026-11-23')).toBe('2026-11-30');
    expect(firstWeek('2026-11-24')).toBe('2026-11-30');
  });
});
