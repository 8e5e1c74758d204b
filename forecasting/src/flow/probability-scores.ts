/** A probability given for an event, and whether the event came. */
export interface ScoredProbability {
  readonly probability: number;
  readonly happened: boolean;
}

/** Mean squared distance of probability and event, 0 best. Source: Brier 1950. */
export function brierScore(forecasts: readonly ScoredProbability[]): number {
  return mean(forecasts.map(({ probability, happened }) => (probability - Number(happened)) ** 2));
}

/** 1 − Brier / Brier of the reference: above 0 when better than it. NaN when the reference is perfect. */
export function brierSkill(
  forecasts: readonly ScoredProbability[],
  reference: readonly ScoredProbability[],
): number {
  return 1 - brierScore(forecasts) / brierScore(reference);
}

/** Forecasts of about one probability: what was said on average and how often it came true. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly observedRate: number;
}

/** Murphy's parts of the Brier score: reliability − resolution + uncertainty, exact when bins hold one probability each. */
export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
}

/** Reliability over `bins` equal bins of probability; empty bins are left out. Source: Murphy 1973. */
export function reliabilityOf(forecasts: readonly ScoredProbability[], bins = 10): Reliability {
  const groups: ScoredProbability[][] = Array.from({ length: bins }, () => []);
  for (const forecast of forecasts)
    groups[Math.min(bins - 1, Math.floor(forecast.probability * bins))].push(forecast);
  const rate = mean(forecasts.map((forecast) => Number(forecast.happened)));
  const filled = groups.flatMap((group, i) =>
    group.length === 0 ? [] : [binOf(group, i / bins, (i + 1) / bins)],
  );
  const weighted = (distance: (bin: ReliabilityBin) => number): number =>
    filled.reduce((sum, bin) => sum + bin.count * distance(bin) ** 2, 0) / forecasts.length;
  return {
    bins: filled,
    reliability: weighted((bin) => bin.meanProbability - bin.observedRate),
    resolution: weighted((bin) => bin.observedRate - rate),
    uncertainty: rate * (1 - rate),
  };
}

function binOf(group: readonly ScoredProbability[], from: number, to: number): ReliabilityBin {
  return {
    from,
    to,
    count: group.length,
    meanProbability: mean(group.map((forecast) => forecast.probability)),
    observedRate: mean(group.map((forecast) => Number(forecast.happened))),
  };
}

/** A past event and the slot it fell in (hour of the week, say). */
export interface PastEvent {
  readonly slot: number;
  readonly happened: boolean;
}

/**
 * Climatology: how often the event came in the same slot before, shrunk towards its overall rate by `weight`
 * observations' worth. The reference a probability forecast must beat.
 */
export function climatology(past: readonly PastEvent[], weight = 4): (slot: number) => number {
  const overall = past.length === 0 ? 0.5 : mean(past.map((event) => Number(event.happened)));
  const slots = new Map<number, { events: number; total: number }>();
  for (const { slot, happened } of past) {
    const known = slots.get(slot) ?? { events: 0, total: 0 };
    slots.set(slot, { events: known.events + Number(happened), total: known.total + 1 });
  }
  return (slot) => {
    const known = slots.get(slot) ?? { events: 0, total: 0 };
    return (known.events + weight * overall) / (known.total + weight);
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
