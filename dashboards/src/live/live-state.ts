export type Connection = 'connecting' | 'open' | 'lost';

export interface LiveState {
  readonly connection: Connection;
  /** When the connection last changed state, ms. */
  readonly since: number;
  readonly lastEventAt: number | null;
  /** True once the stream was lost after having been open: what was missed must be fetched again. */
  readonly missed: boolean;
}

export type LiveAction =
  | { readonly type: 'opened'; readonly at: number; readonly resumed: boolean }
  | { readonly type: 'dropped'; readonly at: number }
  | { readonly type: 'event'; readonly at: number };

export const initialLive = (at: number): LiveState => ({
  connection: 'connecting',
  since: at,
  lastEventAt: null,
  missed: false,
});

/**
 * The life of the event stream. The browser resumes a dropped stream from the last id by itself; a stream that had to
 * be opened anew (after an HTTP error) cannot resume, so what it missed must be fetched.
 */
export function reduceLive(state: LiveState, action: LiveAction): LiveState {
  switch (action.type) {
    case 'opened':
      return {
        ...state,
        connection: 'open',
        since: action.at,
        missed: state.lastEventAt !== null && !action.resumed,
      };
    case 'dropped':
      return state.connection === 'lost' ? state : { ...state, connection: 'lost', since: action.at };
    case 'event':
      return { ...state, connection: 'open', lastEventAt: action.at, missed: false };
  }
}

/** Milliseconds before the n-th new attempt: 1 s doubling to 30 s. */
export const retryDelay = (attempt: number): number => Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5));

/** Data older than this is shown as stale. */
export const staleAfterMs = 5 * 60_000;

export const isStale = (knownUntil: string | null, now: number): boolean =>
  knownUntil !== null && now - Date.parse(knownUntil) > staleAfterMs;
