import { erlangB } from './erlang-b.js';

export interface ErlangAQueue {
  readonly arrivalsPerHour: number;
  readonly servicesPerHour: number;
  /** Rate at which one waiting patient gives up, per hour (> 0). */
  readonly abandonsPerHour: number;
  readonly servers: number;
}

export interface ErlangAResult {
  readonly probabilityOfWaiting: number;
  readonly probabilityOfAbandoning: number;
  /** Mean wait of all arrivals, those who leave included, in minutes. */
  readonly meanWaitMinutes: number;
  readonly meanQueue: number;
}

/**
 * Erlang-A (M/M/s+M): waiting and abandonment with exponential patience.
 * The queue's terms are built up from the state "all servers busy" (probability from Erlang-B), so nothing overflows.
 * Palm 1957; Garnett, Mandelbaum & Reiman, M&SOM 4(3), 2002.
 */
export function erlangA(queue: ErlangAQueue): ErlangAResult {
  const { arrivalsPerHour: lambda, servicesPerHour: mu, abandonsPerHour: theta, servers } = queue;
  if (!(lambda > 0 && mu > 0 && theta > 0)) {
    throw new RangeError(`rates must be > 0, got λ=${lambda}, μ=${mu}, θ=${theta}`);
  }
  const blocked = erlangB(lambda / mu, servers);
  // Weights relative to the state "all busy, nobody waiting", scaled down together before they can overflow.
  let full = 1;
  let term = 1;
  let atLeastFull = 1;
  let queueMoment = 0;
  for (let waiting = 1; ; waiting += 1) {
    const ratio = lambda / (servers * mu + waiting * theta);
    term *= ratio;
    atLeastFull += term;
    queueMoment += waiting * term;
    if (ratio < 1 && (waiting * term) / (1 - ratio) ** 2 < 1e-14 * queueMoment) break;
    if (term > 1e200) {
      full *= 1e-200;
      term *= 1e-200;
      atLeastFull *= 1e-200;
      queueMoment *= 1e-200;
    }
  }
  const normalizer = full * (1 - blocked) + atLeastFull * blocked;
  const meanQueue = (blocked * queueMoment) / normalizer;
  return {
    probabilityOfWaiting: (blocked * atLeastFull) / normalizer,
    probabilityOfAbandoning: (theta * meanQueue) / lambda,
    meanWaitMinutes: (60 * meanQueue) / lambda,
    meanQueue,
  };
}
