import type { Ledger } from '../../../api/insight-queries.js';

/** What a ledger shares between agents. */
export const burdens = ['night', 'weekend', 'holiday', 'onCall', 'refused'] as const;
export type Burden = (typeof burdens)[number];

/** Those that a unit's ledger has: a unit without on-call duty shows none. */
export const burdensIn = ({ agents }: Ledger): readonly Burden[] => {
  const hasOnCall = agents.some(({ past, roster }) => past.onCall.count + (roster?.onCall.count ?? 0) > 0);
  return burdens.filter((burden) => burden !== 'onCall' || hasOnCall);
};
