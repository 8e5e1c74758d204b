import { ServiceError } from '@releve/platform';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimitSettings {
  /** Requests a minute of one session, or of one address without a session. */
  readonly perSession: number;
  readonly perAddress: number;
  /** Failed sign-ins before the lock-out: of one account from one address, of one account, of one address. */
  readonly failuresPerPair: number;
  readonly failuresPerAccount: number;
  readonly failuresPerAddress: number;
}

export const defaultRateLimits: RateLimitSettings = {
  perSession: 600,
  perAddress: 1_200,
  failuresPerPair: 5,
  failuresPerAccount: 30,
  failuresPerAddress: 50,
};

const lockOutSeconds = 15 * 60;

/** A refusal with the seconds after which to try again. */
export class TooMany extends ServiceError {
  constructor(readonly retryAfterSeconds: number) {
    super('too-many', `Too many requests; try again in ${retryAfterSeconds} s.`, {
      hint: 'Maybe a page reloads itself too often, or a password is being guessed.',
    });
  }
}

const tooMany = (limit: unknown): unknown =>
  limit instanceof RateLimiterRes ? new TooMany(Math.max(1, Math.ceil(limit.msBeforeNext / 1_000))) : limit;

/** Limits of this process; behind several gateways each counts for itself. */
export function createRateLimits(settings: RateLimitSettings) {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration });
  const sessions = limiter('session', settings.perSession, 60);
  const addresses = limiter('address', settings.perAddress, 60);
  const failures = (email: string, address: string) =>
    [
      [pairFailures, `${email} ${address}`],
      [accountFailures, email],
      [addressFailures, address],
    ] as const;
  const pairFailures = limiter('pair', settings.failuresPerPair, lockOutSeconds);
  const accountFailures = limiter('account', settings.failuresPerAccount, lockOutSeconds);
  const addressFailures = limiter('sign-in', settings.failuresPerAddress, lockOutSeconds);

  return {
    /** @throws TooMany once the session, or the address of who has none, has used up its minute. */
    async spend(sessionHash: string | undefined, address: string): Promise<void> {
      const spent = sessionHash === undefined ? addresses.consume(address) : sessions.consume(sessionHash);
      await spent.catch((limit) => {
        throw tooMany(limit);
      });
    },
    /** Counts a try before its password is checked, so that tries in parallel count too. @throws TooMany in a lock-out. */
    async spendSignIn(email: string, address: string): Promise<void> {
      for (const [counter, key] of failures(email, address))
        await counter.consume(key).catch((limit) => {
          throw tooMany(limit);
        });
    },
    /** A try that succeeded does not count. */
    async forgiveSignIn(email: string, address: string): Promise<void> {
      await pairFailures.delete(`${email} ${address}`);
      await accountFailures.reward(email);
      await addressFailures.reward(address);
    },
  };
}
export type RateLimits = ReturnType<typeof createRateLimits>;
