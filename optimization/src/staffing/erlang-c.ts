import { erlangB } from './erlang-b.js';

/**
 * Erlang-C: probability of waiting in M/M/s, C = s·B / (s − a(1 − B)).
 *
 * @returns 1 when the servers cannot keep up (offeredLoad ≥ servers)
 */
export function erlangC(offeredLoad: number, servers: number): number {
  const blocked = erlangB(offeredLoad, servers);
  if (offeredLoad >= servers) return 1;
  return (servers * blocked) / (servers - offeredLoad * (1 - blocked));
}

export interface ErlangCWaits {
  /** P(W > 0). */
  readonly probabilityOfWaiting: number;
  /** E[W] in minutes; Infinity when the servers cannot keep up. */
  readonly meanWaitMinutes: number;
  /** P(W > minutes). */
  readonly probabilityOfWaitingOver: (minutes: number) => number;
}

/** Waits in M/M/s: P(W > t) = C·e^{−(sμ−λ)t} and E[W] = C / (sμ − λ). Rates are per hour. */
export function erlangCWaits(
  arrivalsPerHour: number,
  servicesPerHour: number,
  servers: number,
): ErlangCWaits {
  const probabilityOfWaiting = erlangC(arrivalsPerHour / servicesPerHour, servers);
  const sparePerHour = servers * servicesPerHour - arrivalsPerHour;
  const steady = sparePerHour > 0;
  return {
    probabilityOfWaiting,
    meanWaitMinutes: steady ? (60 * probabilityOfWaiting) / sparePerHour : Number.POSITIVE_INFINITY,
    probabilityOfWaitingOver: (minutes) =>
      steady ? probabilityOfWaiting * Math.exp((-sparePerHour * minutes) / 60) : 1,
  };
}
