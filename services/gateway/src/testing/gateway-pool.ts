import type { Database } from '@releve/database';
import { openTestDatabase } from '@releve/database/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type TestGateway, testGateway } from './test-gateway.js';

type Options = NonNullable<Parameters<typeof testGateway>[0]>;

/** Gateways of one test file, stopped after each test. They share a database unless told to be alone. */
export function gatewayPool() {
  let shared: Database;
  const open: TestGateway[] = [];
  beforeAll(async () => {
    shared = await openTestDatabase('embedded');
  });
  afterAll(() => shared.close());
  afterEach(async () => {
    for (const gateway of open.splice(0)) {
      await gateway.stop();
      if (gateway.database !== shared) await gateway.database.close();
    }
  });
  const gatewayWith = async (options: Options = {}): Promise<TestGateway> => {
    const gateway = await testGateway({ database: shared, ...options });
    await gateway.start();
    open.push(gateway);
    return gateway;
  };
  return {
    gatewayWith,
    gatewayAlone: async () => gatewayWith({ database: await openTestDatabase('embedded') }),
  };
}

/** Headers of a change made by our own pages. */
export const ours = { 'x-requested-with': 'releve', 'content-type': 'application/json' };

export const signIn = (
  gateway: TestGateway,
  email: string,
  password: string,
  from = '127.0.0.1',
): Promise<Response> =>
  gateway.ask('/api/v1/session', {
    method: 'POST',
    headers: ours,
    body: JSON.stringify({ email, password }),
    from,
  });

export const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** An account that signs in with a password. */
export const administrator = {
  email: 'Chef@example.fr',
  name: 'Chef',
  role: 'administrator',
  sites: '*',
  units: '*',
  password: 'a good passphrase',
} as const;
