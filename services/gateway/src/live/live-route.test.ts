import { topics } from '@releve/contracts';
import { describe, expect, it } from 'vitest';
import { gatewayPool, ours } from '../testing/gateway-pool.js';

const { gatewayWith } = gatewayPool();

describe('live connections', () => {
  const counts = (site: string, id: string, hours = 1) => ({
    id,
    type: 'counts.changed',
    version: 1,
    site,
    occurredAt: '2026-11-22T08:00:00Z',
    recordedAt: '2026-11-22T08:00:00Z',
    correlationId: id,
    data: {
      hours: Array.from({ length: hours }, () => ({
        hour: '2026-11-22T08:00:00Z',
        arrivals: { all: 7 },
        presentAtEnd: null,
      })),
      presence: null,
      knownUntil: '2026-11-22T08:10:00Z',
      origin: 'live',
    },
  });

  it('carry what happens on the bus, scoped, and resume', async () => {
    const gateway = await gatewayWith();
    const cookie = await gateway.signedIn('emergency-manager', ['a'], '*');
    const join = async (headers: Record<string, string> = {}) => {
      const answer = await gateway.ask('/api/v1/live', { headers: { cookie, ...headers } });
      expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(answer.headers.get('content-encoding')).toBeNull();
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      return { next: async () => (await reader?.read())?.value ?? '', leave: () => reader?.cancel() };
    };
    const first = await join();
    expect(await first.next()).toContain(': joined');
    await gateway.deliver(topics.counts, counts('b', '1'));
    await gateway.deliver(topics.counts, counts('a', '2'));
    await gateway.deliver(topics.counts, { nonsense: true });
    const frame = await first.next();
    expect(frame).toMatch(/^id: [\w]+-2\ndata: \{"type":"counts","site":"a"/);
    await first.leave();
    await gateway.deliver(topics.counts, counts('a', '3', 60));
    const again = await join({ 'last-event-id': frame.slice(4, frame.indexOf('\n')) });
    const missed = `${await again.next()}${await again.next()}`;
    expect(missed).toMatch(/id: \w+-3\n/);
    expect(missed.match(/"hour":/g)?.length).toBe(48);
    await again.leave();
  });

  it('end when their session does', async () => {
    const gateway = await gatewayWith();
    const cookie = await gateway.signedIn('emergency-manager', ['a'], '*');
    const answer = await gateway.ask('/api/v1/live', { headers: { cookie } });
    await gateway.ask('/api/v1/session', { method: 'DELETE', headers: { ...ours, cookie } });
    expect(await answer.text()).toContain(': joined');
    expect((await gateway.ask('/api/v1/live', { headers: { cookie } })).status).toBe(401);
  });
});
