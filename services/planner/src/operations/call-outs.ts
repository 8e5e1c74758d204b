import { randomUUID } from 'node:crypto';
import { TZDate } from '@date-fns/tz';
import type { CallOut, Violation } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { type Agent, type Period, periodCalendar } from '@releve/optimization';
import { badInput, conflict, notFound } from '@releve/platform';
import { addDays, daysBetween } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import { judgeRoster } from '../judge-roster.js';
import type { StoredCallOut, StoredRoster, StoredUnit } from '../store.js';
import { announceRoster } from './announce-roster.js';

const MINUTE_MS = 60_000;
/** A turn on call lasts a day at most, and so does what it is called out for. */
const LONGEST_MINUTES = 1440;
/** Rests and averages look back so far from a roster's first day. */
const LOOK_BACK_DAYS = 14;

type ProblemCallOut = NonNullable<Agent['callOuts']>[number];

/** A call-out by the local day and clock of a period. */
export function placed({ start, end }: StoredCallOut, from: string, zone: string): ProblemCallOut {
  const local = new TZDate(start.getTime(), zone);
  const date = new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()));
  return {
    day: daysBetween(from, date.toISOString().slice(0, 10)),
    fromMinute: local.getHours() * 60 + local.getMinutes(),
    minutes: Math.round((end.getTime() - start.getTime()) / MINUTE_MS),
  };
}

/** Local midnight at which a day of a period begins. */
function midnights(period: Period): (day: number) => Date {
  const calendar = periodCalendar(period);
  return (day) => new Date(calendar.instant(day, 0) * MINUTE_MS);
}

/** Call-outs of a unit that bear on a roster of these days: in it, or up to a fortnight before. */
export async function callOutsFor(
  { store }: PlannerDeps,
  unit: StoredUnit,
  { from, days }: { readonly from: string; readonly days: number },
  db?: Queryable,
): Promise<ReadonlyMap<string, readonly ProblemCallOut[]>> {
  const { id, timeZone } = unit.definition;
  const at = midnights({ start: from, days, zone: timeZone });
  const byAgent = new Map<string, ProblemCallOut[]>();
  for (const callOut of await store.callOuts(id, at(-LOOK_BACK_DAYS), at(days), db)) {
    const known = byAgent.get(callOut.agent) ?? [];
    byAgent.set(callOut.agent, [...known, placed(callOut, from, timeZone)]);
  }
  return byAgent;
}

/** The published roster and the shift during whose time on call an instant falls. */
function onCallAt(rows: readonly StoredRoster[], agent: string, at: Date): StoredRoster | undefined {
  const minute = at.getTime() / MINUTE_MS;
  return rows.find((row) => {
    if (row.status !== 'published') return false;
    const calendar = periodCalendar(row.problem.period);
    return (row.assignments?.[agent] ?? []).some((id, day) => {
      const shift = row.problem.shifts.find((type) => type.id === id);
      if (shift === undefined) return false;
      const { workEnd, end } = calendar.span(day, shift);
      return workEnd <= minute && minute < end;
    });
  });
}

/** Tells the standing rosters of a unit what call-outs there are now, in the transaction that changed them. */
async function tellRosters(
  deps: PlannerDeps,
  tx: Queryable,
  unit: StoredUnit,
  rows: readonly StoredRoster[],
  at: Date,
): Promise<readonly StoredRoster[]> {
  const date = at.toISOString().slice(0, 10);
  const concerned = rows.filter(
    ({ status, from, days }) =>
      (status === 'published' || status === 'draft') &&
      addDays(from, -LOOK_BACK_DAYS - 1) <= date &&
      date <= addDays(from, days),
  );
  const told: StoredRoster[] = [];
  for (const row of concerned) {
    const callOuts = await callOutsFor(deps, unit, row, tx);
    const agents = row.problem.agents.map((agent): Agent => {
      const { callOuts: _before, ...rest } = agent;
      const own = callOuts.get(agent.id);
      return own === undefined ? rest : { ...rest, callOuts: own };
    });
    const change = { problem: { ...row.problem, agents } };
    const changed = await deps.store.updateRoster(tx, row.id, row.revision, change);
    if (!changed)
      throw conflict('A roster has changed meanwhile.', {
        place: `roster ${row.id}`,
        value: row.revision,
        expected: 'the revision read a moment ago',
        hint: 'Record the call-out again.',
      });
    await announceRoster(tx, changed, unit.definition.site, deps.clock());
    told.push(changed);
  }
  return told;
}

const shown = ({ id, agent, start, end, recordedBy }: StoredCallOut): CallOut => ({
  ...{ id, agent, recordedBy },
  start: start.toISOString(),
  end: end.toISOString(),
});

/**
 * Records a call-out of an agent on call in a published roster; rosters that stand are judged with it from then on.
 * @returns the call-out, and the shifts of that roster which now start within the rest due
 */
export async function recordCallOut(
  deps: PlannerDeps,
  unitId: string,
  asked: { readonly agent: string; readonly start: string; readonly end: string },
  by: string,
): Promise<{ callOut: CallOut; restBroken: Violation[] }> {
  const unit = await deps.store.unit(unitId);
  if (!unit) throw notFound('unit', unitId);
  const [start, end] = [new Date(asked.start), new Date(asked.end)];
  const minutes = (end.getTime() - start.getTime()) / MINUTE_MS;
  if (minutes <= 0 || minutes > LONGEST_MINUTES || end > deps.clock())
    throw badInput({
      place: 'body.end',
      value: asked.end,
      expected: `an instant after the start, at most ${LONGEST_MINUTES / 60} hours later, that has passed`,
    });
  const rows = await deps.store.rosters(unitId);
  const onCall = onCallAt(rows, asked.agent, start);
  if (onCall === undefined)
    throw badInput({
      place: 'body.start',
      value: asked.start,
      expected: 'an instant at which a published roster has the agent on call',
    });
  const callOut: StoredCallOut = {
    ...{ id: randomUUID(), unit: unitId, agent: asked.agent, start, end },
    ...{ recordedBy: by, recordedAt: deps.clock() },
  };
  const told = await deps.database.db.transaction(async (tx) => {
    await deps.store.saveCallOut(tx, callOut);
    return tellRosters(deps, tx, unit, rows, start);
  });
  const row = told.find(({ id }) => id === onCall.id) ?? onCall;
  const { violations } = judgeRoster(row.problem, row.assignments ?? {}, row.rulePack);
  const restBroken = violations.filter(
    ({ rule, agent }) => agent === asked.agent && rule.endsWith('/rest-after-call-out'),
  );
  return { callOut: shown(callOut), restBroken };
}

/** @throws not-found when the unit has no such call-out */
export async function removeCallOut(
  deps: PlannerDeps,
  unitId: string,
  id: string,
): Promise<{ removed: string }> {
  const unit = await deps.store.unit(unitId);
  if (!unit) throw notFound('unit', unitId);
  const rows = await deps.store.rosters(unitId);
  await deps.database.db.transaction(async (tx) => {
    const gone = await deps.store.removeCallOut(tx, unitId, id);
    if (!gone) throw notFound('call-out', id);
    await tellRosters(deps, tx, unit, rows, gone.start);
  });
  return { removed: id };
}

/** An agent's call-outs of a civil year, with the local month each began in. */
export async function callOutsOfYear(
  { store }: PlannerDeps,
  { definition }: StoredUnit,
  agent: string,
  year: number,
): Promise<readonly { readonly month: string; readonly callOut: CallOut; readonly minutes: number }[]> {
  const first = `${year}-01-01`;
  const at = midnights({ start: first, days: 1, zone: definition.timeZone });
  const all = await store.callOuts(definition.id, at(0), at(daysBetween(first, `${year + 1}-01-01`)));
  return all
    .filter((each) => each.agent === agent)
    .map((each) => {
      const { day, minutes } = placed(each, first, definition.timeZone);
      return { month: addDays(first, day).slice(0, 7), callOut: shown(each), minutes };
    });
}
