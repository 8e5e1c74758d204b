import { serve } from '@releve/platform';
import { describe, expect, it } from 'vitest';
import { gatewayPool } from '../testing/gateway-pool.js';

const batch = 20;

/** Live connections through a listening server: however many come and go, none is left. */
export function liveSocketContract(count: number): void {
  const { gatewayWith } = gatewayPool();
  describe('live connections over real sockets', () => {
    it(`leave nothing behind after ${count} connects and disconnects`, { timeout: 120_000 }, async () => {
      const gateway = await gatewayWith();
      const cookie = await gateway.signedIn('emergency-manager', ['a'], '*');
      const server = await serve(gateway.app, { host: '127.0.0.1', port: 0 });
      const connect = async () => {
        const abort = new AbortController();
        const answer = await fetch(`${server.url}/api/v1/live`, {
          headers: { cookie },
          signal: abort.signal,
        });
        const reader = answer.body?.getReader();
        expect(answer.status).toBe(200);
        await reader?.read();
        return abort;
      };
      for (let done = 0; done < count; done += batch) {
        const connections = await Promise.all(Array.from({ length: batch }, connect));
        expect(gateway.liveConnections()).toBe(batch);
        for (const connection of connections) connection.abort();
        await expect.poll(() => gateway.liveConnections(), { interval: 2 }).toBe(0);
      }
      const last = await connect();
      await gateway.stop();
      expect(gateway.liveConnections()).toBe(0);
      last.abort();
      await server.close(0);
    });
  });
}
