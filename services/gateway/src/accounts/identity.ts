import type { Principal } from '@releve/contracts';

/** Somebody who can be signed in. */
export interface Account extends Principal {
  readonly email: string;
  readonly demo: boolean;
}

/** Where a request comes from, as far as it decides who may be whom. */
export interface Origin {
  /** Client and listener both on this machine, with no proxy between. */
  readonly loopback: boolean;
}

/** Port: who somebody is. Password accounts here; a provider by OpenID Connect is another implementation. */
export interface Identity {
  /** The account, or null; takes as long for an unknown e-mail as for a wrong password. */
  authenticate(email: string, password: string, origin: Origin): Promise<Account | null>;
  /** The account of a session, or null once it is gone, disabled, or not allowed from there. */
  find(accountId: string, origin: Origin): Promise<Account | null>;
}

/** The first of several sources that knows the account. */
export function firstOf(sources: readonly Identity[]): Identity {
  const first = async (ask: (source: Identity) => Promise<Account | null>): Promise<Account | null> => {
    for (const source of sources) {
      const account = await ask(source);
      if (account) return account;
    }
    return null;
  };
  return {
    authenticate: (email, password, origin) =>
      first((source) => source.authenticate(email, password, origin)),
    find: (accountId, origin) => first((source) => source.find(accountId, origin)),
  };
}
