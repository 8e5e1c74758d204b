import type { Absence, CellMove, Replacements, SwapOffer } from '@releve/contracts';
import { type Cell, DEFAULT_OVERTIME, type Move, type Swap } from '@releve/optimization';
import { badInput } from '@releve/platform';
import { askDesk, type DeskData } from '../replan/desk-job.js';
import type { ReplanDeps } from '../replan/replan-deps.js';
import type { StoredRoster } from '../store.js';
import { baseProblem } from './base-problem.js';
import { findRoster } from './edit-roster.js';
import { checkAbsences, mustHaveCells, mustKnow, type Target } from './revise-roster.js';

const cell = (shift: string): string | null => (shift === '' ? null : shift);

/** A move as the API tells it. */
export const moveOf = ({ from, to, ...place }: Move): CellMove => ({
  ...place,
  from: cell(from),
  to: cell(to),
});

/** A roster as it lies on the desk: what has begun by now stays. */
export function deskData({ clock }: ReplanDeps, row: StoredRoster, overtime: boolean): DeskData {
  return {
    problem: baseProblem(row),
    roster: mustHaveCells(row),
    packId: row.rulePack,
    locked: row.locked,
    now: clock().getTime() / 60_000,
    overtime: overtime ? DEFAULT_OVERTIME : null,
    contractMinutes: row.contractMinutes,
  };
}

function mustHold(row: StoredRoster, { agent, day }: Cell, place: string): void {
  mustKnow(row, agent, `${place}.agent`);
  if (day >= row.days)
    throw badInput({ place: `${place}.day`, value: day, expected: `a day from 0 to ${row.days - 1}` });
}

/** Ranked legal ways to cover an absent agent's shift, and why everybody else cannot simply take it. */
export async function replacementsFor(
  deps: ReplanDeps,
  target: Target,
  asked: Cell & { readonly absences: readonly Absence[]; readonly overtime: boolean },
): Promise<Replacements> {
  const row = await findRoster(deps, target.unit, target.roster);
  mustHold(row, asked, 'body');
  checkAbsences(row, asked.absences);
  const { agent, day } = asked;
  const desk = deskData(deps, row, asked.overtime);
  const absences = [...asked.absences, { agent, fromDay: day, toDay: day }];
  const answer = await askDesk(deps.desk, row.unit, {
    kind: 'replacements',
    desk,
    ask: { agent, day, absences },
  });
  if (answer.kind !== 'replacements') throw new Error(`the desk answered ${answer.kind}`);
  const { found } = answer;
  return {
    agent,
    day,
    shift: cell(found.shift),
    options: found.options.map((option) => ({
      ...option,
      moves: option.moves.map(moveOf),
      called: [...option.called],
    })),
    excluded: found.excluded.map((excluded) => ({ ...excluded, reasons: [...excluded.reasons] })),
  };
}

const offerOf = (swap: Swap): SwapOffer => ({
  ...swap,
  moves: swap.moves.map(moveOf),
  granted: [...swap.granted],
  refused: [...swap.refused],
  rest: [...swap.rest],
});

/** Swaps that help with an agent's shift. */
export async function swapsFor(deps: ReplanDeps, target: Target, asked: Cell): Promise<SwapOffer[]> {
  const row = await findRoster(deps, target.unit, target.roster);
  mustHold(row, asked, 'body');
  const desk = deskData(deps, row, false);
  const answer = await askDesk(deps.desk, row.unit, { kind: 'swaps', desk, cell: asked });
  if (answer.kind !== 'swaps') throw new Error(`the desk answered ${answer.kind}`);
  return answer.swaps.map(offerOf);
}

/** Whether two cells can be swapped, and what stands against it. */
export async function checkSwapOf(
  deps: ReplanDeps,
  target: Target,
  { one, other }: { readonly one: Cell; readonly other: Cell },
) {
  const row = await findRoster(deps, target.unit, target.roster);
  mustHold(row, one, 'body.one');
  mustHold(row, other, 'body.other');
  const desk = deskData(deps, row, false);
  const answer = await askDesk(deps.desk, row.unit, { kind: 'swap-check', desk, one, other });
  if (answer.kind !== 'swap-check') throw new Error(`the desk answered ${answer.kind}`);
  const { check } = answer;
  return check.legal
    ? { legal: true, swap: offerOf(check.swap), reasons: [] }
    : { legal: false, swap: null, reasons: [...check.reasons] };
}
