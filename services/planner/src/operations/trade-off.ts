import { randomUUID } from 'node:crypto';
import type { RosterSummary, TradeOffPoint } from '@releve/contracts';
import { BURDENS, FAIRNESS_LEVELS, verify } from '@releve/optimization';
import { notFound } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { summaryOf } from '../roster-view.js';
import { baseProblem } from './base-problem.js';
import { partsOf } from './compare.js';
import { type GenerateRequest, type RunningSolves, startRoster } from './generate-roster.js';
import { rosterFairness } from './ledger.js';
import { prepareRoster } from './prepare-roster.js';

/** Starts one roster for each level of fairness, alike in all else; they take turns. */
export async function startTradeOff(
  deps: PlannerDeps,
  running: RunningSolves,
  request: Omit<GenerateRequest, 'mustBeOff' | 'fairness' | 'tradeOff'>,
): Promise<{ tradeOff: string; rosters: RosterSummary[] }> {
  const tradeOff = randomUUID();
  const prepared = await prepareRoster(deps, { ...request, mustBeOff: [] });
  const rosters: RosterSummary[] = [];
  for (const fairness of FAIRNESS_LEVELS)
    rosters.push(
      await startRoster(deps, running, prepared, { ...request, mustBeOff: [], fairness, tradeOff }),
    );
  return { tradeOff, rosters };
}

type Figures = Omit<TradeOffPoint, 'efficient'>;

/** Cost and evenness of the rosters made together, priced alike: without the prices of fairness. */
export async function getTradeOff(
  deps: PlannerDeps,
  unitId: string,
  tradeOff: string,
): Promise<TradeOffPoint[]> {
  const unit = await deps.store.unit(unitId);
  if (!unit) throw notFound('unit', unitId);
  const rows = await deps.store.ofTradeOff(unitId, tradeOff);
  if (rows.length === 0) throw notFound('trade-off', tradeOff);
  const points = await Promise.all(
    rows.map(async (row): Promise<Figures> => {
      const known = { roster: summaryOf(row), level: row.fairness?.level ?? 'free' } as const;
      if (!row.assignments) return { ...known, cost: null, parts: [], evenness: null };
      const { cost } = verify(baseProblem(row), row.assignments);
      const { evenness } = await rosterFairness(deps, unit, row);
      return { ...known, cost: cost.total, parts: partsOf(cost), evenness };
    }),
  );
  return points.map((point) => ({
    ...point,
    efficient: point.cost !== null && !points.some((other) => beats(other, point)),
  }));
}

/** Mean distance from the fair share over all burdens. */
const uneven = ({ evenness }: Figures): number =>
  evenness === null
    ? Number.POSITIVE_INFINITY
    : BURDENS.reduce((sum, burden) => sum + evenness[burden].mean, 0);

function beats(other: Figures, point: Figures): boolean {
  if (other === point || other.cost === null || point.cost === null) return false;
  const [cheaper, evener] = [other.cost - point.cost, uneven(other) - uneven(point)];
  return cheaper <= 1e-6 && evener <= 1e-6 && (cheaper < -1e-6 || evener < -1e-6);
}
