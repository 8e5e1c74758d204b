import type { LocalText } from '../../text/local-text.js';
import type { AppliedRule } from '../problem/line-rule.js';
import type { ShiftType } from '../problem/roster-problem.js';

export interface DemoContract {
  readonly label: LocalText;
  /** Share of full time. */
  readonly share: number;
  readonly rhythm: 'mixed' | 'days-only' | 'nights-only';
  /** May triage (infirmier organisateur de l'accueil). */
  readonly triage: boolean;
}

/** Weekly minutes of a full-time agent: 35 h, or 32 h 30 for those who work nights only. */
const WEEK_MINUTES = { mixed: 2100, 'days-only': 2100, 'nights-only': 1950 } as const;

/** How far a four-week roster may stray from the contract, in minutes; the year evens it out. */
const ABOVE = 360;
const BELOW = 1440;
/** Where days are staggered: one duty above, within the 20 hours of overtime a month. */
const ABOVE_STAGGERED = 720;

/** 59 contracts: 44 full time, 10 at 80 %, 5 at half time; 9 nights only, 7 days only; 39 able to triage. */
export function demoContracts(): readonly DemoContract[] {
  return Array.from({ length: 59 }, (_, index) => {
    const rhythm = index % 6 === 5 ? 'nights-only' : index % 7 === 3 ? 'days-only' : 'mixed';
    const share = index % 6 === 4 ? 0.8 : index % 12 === 7 ? 0.5 : 1;
    return {
      label: label(share, rhythm),
      share,
      rhythm,
      triage: index % 2 === 0 || rhythm === 'nights-only',
    };
  });
}

/** What a contract adds to the law: minutes over the period, kinds of shift, two weekends in four. */
export function contractRules(
  contract: DemoContract,
  days: number,
  shifts: readonly ShiftType[],
): readonly AppliedRule[] {
  const byDay = shifts.filter(({ id }) => id !== 'N').map(({ id }) => id);
  const late = shifts.filter(({ id }) => id === 'N' || id === 'S').map(({ id }) => id);
  const above = shifts.length > 2 ? ABOVE_STAGGERED : ABOVE;
  const due = (WEEK_MINUTES[contract.rhythm] * contract.share * days) / 7;
  const rules: AppliedRule[] = [
    {
      id: 'contract/minutes',
      line: {
        kind: 'period-minutes',
        min: Math.max(0, Math.round(due - BELOW)),
        max: Math.round(due + above),
      },
    },
    { id: 'contract/weekends', line: { kind: 'weekends', max: Math.max(1, Math.floor(days / 14)) } },
  ];
  if (contract.rhythm === 'nights-only') {
    rules.push({ id: 'contract/nights-only', line: { kind: 'max-shifts', shifts: byDay, max: 0 } });
  }
  if (contract.rhythm === 'days-only') {
    rules.push({ id: 'contract/days-only', line: { kind: 'max-shifts', shifts: late, max: 0 } });
  }
  return rules;
}

function label(share: number, rhythm: DemoContract['rhythm']): LocalText {
  const percent = `${Math.round(share * 100)} %`;
  const fr = { mixed: 'jour et nuit', 'days-only': 'jour', 'nights-only': 'nuit' }[rhythm];
  const en = { mixed: 'days and nights', 'days-only': 'days', 'nights-only': 'nights' }[rhythm];
  return { fr: `${percent}, ${fr}`, en: `${percent}, ${en}` };
}
