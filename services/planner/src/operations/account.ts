import type { AccountMonth, AgentAccount } from '@releve/contracts';
import { annualMinutesDue } from '@releve/optimization';
import { notFound } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import { agentDays, type LedgerDay } from '../ledger-store.js';
import { callOutsOfYear } from './call-outs.js';

/** An agent's account over a civil year, month by month, from published rosters and the call-outs recorded. */
export async function getAccount(
  deps: PlannerDeps,
  unitId: string,
  agentId: string,
  year: number,
): Promise<AgentAccount> {
  const { database, store } = deps;
  const unit = await store.unit(unitId);
  if (!unit) throw notFound('unit', unitId);
  const agent = unit.definition.agents.find(({ id }) => id === agentId);
  if (!agent) throw notFound('agent', agentId);
  const days = await agentDays(database.db, unitId, agentId, `${year}-01-01`, `${year + 1}-01-01`);
  const callOuts = await callOutsOfYear(deps, unit, agentId, year);
  const names = [
    ...new Set([...days.map(({ date }) => date.slice(0, 7)), ...callOuts.map(({ month }) => month)]),
  ].sort();
  const months = names.map((month) =>
    monthOf(
      month,
      days.filter(({ date }) => date.startsWith(month)),
      agent.nightsOnly,
      callOuts.reduce((sum, each) => (each.month === month ? sum + each.minutes : sum), 0),
    ),
  );
  const worked = days.filter(({ minutes }) => minutes > 0);
  const nights = agent.nightsOnly ? worked.length : worked.filter(({ night }) => night > 0).length;
  return {
    agent: agent.id,
    name: agent.name,
    year,
    workingTimeShare: agent.workingTimeShare,
    months,
    callOuts: callOuts.map(({ callOut }) => callOut),
    annualMinutesDue:
      unit.definition.rulePack === 'fr-hospital'
        ? annualMinutesDue({
            sundaysAndHolidays: worked.filter(({ sunday, holiday }) => sunday + holiday > 0).length,
            nightShare: worked.length === 0 ? 0 : nights / worked.length,
            contractShare: agent.workingTimeShare,
          })
        : null,
  };
}

function monthOf(
  month: string,
  days: readonly LedgerDay[],
  nightsOnly: boolean,
  callOutMinutes: number,
): AccountMonth {
  const sum = (of: (day: LedgerDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  const workedMinutes = sum(({ minutes }) => minutes) + callOutMinutes;
  const contractMinutes = sum((day) => day.contractMinutes);
  return {
    month,
    days: days.length,
    workedMinutes,
    contractMinutes,
    overtimeMinutes: Math.max(0, workedMinutes - contractMinutes),
    nights: sum(({ night, minutes }) => (nightsOnly ? Number(minutes > 0) : night)),
    sundays: sum(({ sunday }) => sunday),
    holidays: sum(({ holiday }) => holiday),
    onCalls: sum(({ onCall }) => onCall),
    onCallMinutes: sum(({ onCallMinutes }) => onCallMinutes),
    callOutMinutes,
    wishes: sum(({ wishes }) => wishes),
    refused: sum(({ refused }) => refused),
  };
}
