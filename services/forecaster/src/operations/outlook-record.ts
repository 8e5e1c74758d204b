import { brierScore, brierSkill, QUANTILE_LEVELS, reliabilityOf, SCORED_LEVELS } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import type { StoredOutlook } from '../flow-store.js';

const DAY_MS = 86_400_000;
const RECORD_DAYS = 28;

/** The latest outlook of a site, and how those of the last four weeks turned out (one an hour). */
export async function getOutlook({ flow, clock, records }: ForecasterDeps, site: string) {
  const latest = await flow.latestOutlook(site);
  const record = await records.get(site, 'outlook', async () => {
    const issued = await flow.outlooksSince(site, new Date(clock().getTime() - RECORD_DAYS * DAY_MS));
    return {
      from: issued[0]?.origin.toISOString() ?? null,
      beds: bedsRecord(issued),
      crossings: crossingsRecord(issued, latest),
    };
  });
  return {
    outlook: latest
      ? {
          origin: latest.origin.toISOString(),
          beds: [...latest.beds],
          crossings: [...latest.crossings],
          pace: latest.pace,
        }
      : null,
    record,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function pinball(quantiles: readonly number[], came: number): number {
  const losses = QUANTILE_LEVELS.flatMap((level, k) => {
    const quantile = quantiles[k];
    if (quantile === undefined || !SCORED_LEVELS.includes(level)) return [];
    return [came >= quantile ? level * (came - quantile) : (1 - level) * (quantile - came)];
  });
  return mean(losses);
}

function bedsRecord(issued: readonly StoredOutlook[]) {
  const windows = issued[0]?.beds ?? [];
  return windows.flatMap(({ hours }, k) => {
    const pairs = issued.flatMap(({ beds, bedsCame }) => {
      const came = bedsCame?.[k];
      const said = beds[k];
      return came === null || came === undefined || !said ? [] : [{ said, came }];
    });
    if (pairs.length === 0) return [];
    const usual = mean(pairs.map(({ came }) => came));
    const [low, high] = [QUANTILE_LEVELS.indexOf(0.1), QUANTILE_LEVELS.indexOf(0.9)];
    return [
      {
        hours,
        forecasts: pairs.length,
        coverage80: mean(
          pairs.map(({ said, came }) =>
            Number(came >= (said.quantiles[low] ?? 0) && came <= (said.quantiles[high] ?? 0)),
          ),
        ),
        pinball: mean(pairs.map(({ said, came }) => pinball(said.quantiles, came))),
        usualPinball: mean(
          pairs.map(({ came }) =>
            pinball(
              QUANTILE_LEVELS.map(() => usual),
              came,
            ),
          ),
        ),
      },
    ];
  });
}

function crossingsRecord(issued: readonly StoredOutlook[], latest: StoredOutlook | undefined) {
  return (latest?.crossings ?? []).flatMap(({ quantity, above, hours }) => {
    const pairs = issued.flatMap(({ crossings, crossed }) =>
      crossings.flatMap((crossing, k) => {
        const happened = crossed?.[k];
        const same = crossing.quantity === quantity && crossing.above === above && crossing.hours === hours;
        return !same || happened === null || happened === undefined ? [] : [{ ...crossing, happened }];
      }),
    );
    if (pairs.length === 0) return [];
    const compared = pairs.flatMap(({ climatology, probability, happened }) =>
      climatology === null ? [] : [{ probability, usual: climatology, happened }],
    );
    const usual = compared.map(({ usual: probability, happened }) => ({ probability, happened }));
    const usualBrier = usual.length > 0 ? brierScore(usual) : null;
    return [
      {
        quantity,
        above,
        hours,
        forecasts: pairs.length,
        happened: pairs.filter(({ happened }) => happened).length,
        brier: brierScore(pairs),
        climatologyBrier: usualBrier,
        skill: usualBrier ? brierSkill(compared, usual) : null,
        bins: reliabilityOf(pairs, 5).bins.map((bin) => ({
          from: bin.from,
          to: bin.to,
          count: bin.count,
          said: bin.meanProbability,
          came: bin.observedRate,
        })),
      },
    ];
  });
}
