import { type AgeGroup, ArrivalMode, type Outcome, type TriageLevel, type Visit } from '@releve/contracts';
import type { SiteProfile } from '../hospital/profile.js';
import { lognormal, picker, type Random } from '../random/random.js';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** A visit from its arrival to its end, as it will have been. Times are epoch milliseconds, whole seconds. */
export interface PlannedVisit {
  /** The sender's visit number, PV1-19. */
  readonly number: string;
  readonly arrivedMs: number;
  readonly triagedMs: number;
  readonly decidedMs: number | null;
  readonly departedMs: number;
  readonly triage: TriageLevel;
  readonly mode: ArrivalMode;
  readonly ageGroup: AgeGroup;
  readonly ageYears: number;
  readonly outcome: Outcome;
  /** Where an admitted patient goes: the short-stay unit, or a ward. */
  readonly ward: string | null;
}

const triageOf: Readonly<Record<AgeGroup, (random: Random) => TriageLevel>> = {
  child: picker([
    ['1', 0.4],
    ['2', 4],
    ['3A', 9],
    ['3B', 27],
    ['4', 42],
    ['5', 17.6],
  ]),
  adult: picker([
    ['1', 0.6],
    ['2', 7],
    ['3A', 13],
    ['3B', 33],
    ['4', 34],
    ['5', 12.4],
  ]),
  elderly: picker([
    ['1', 1.4],
    ['2', 14],
    ['3A', 24],
    ['3B', 38],
    ['4', 18],
    ['5', 4.6],
  ]),
};

const admission: Readonly<Record<AgeGroup, Readonly<Record<TriageLevel, number>>>> = {
  child: { '1': 0.85, '2': 0.45, '3A': 0.26, '3B': 0.11, '4': 0.05, '5': 0.01 },
  adult: { '1': 0.85, '2': 0.55, '3A': 0.36, '3B': 0.18, '4': 0.06, '5': 0.015 },
  elderly: { '1': 0.9, '2': 0.74, '3A': 0.62, '3B': 0.47, '4': 0.24, '5': 0.08 },
};

const unseen: Readonly<Record<TriageLevel, number>> = {
  '1': 0,
  '2': 0.001,
  '3A': 0.005,
  '3B': 0.014,
  '4': 0.027,
  '5': 0.045,
};

/** Weights in the order of own means, ambulance, fire service, SMUR, helicopter, police. */
const modePicker = (...weights: readonly number[]): ((random: Random) => ArrivalMode) =>
  picker(ArrivalMode.options.map((mode, k) => [mode, weights[k] ?? 0] as const));

const urgentModes: Readonly<Record<AgeGroup, (random: Random) => ArrivalMode>> = {
  child: modePicker(62, 9, 16, 11, 1.5, 0.5),
  adult: modePicker(34, 21, 29, 13, 1.3, 1.7),
  elderly: modePicker(15, 46, 27, 11, 0.8, 0.2),
};
const otherModes: Readonly<Record<AgeGroup, (random: Random) => ArrivalMode>> = {
  child: modePicker(95, 1.5, 3.2, 0, 0, 0.3),
  adult: modePicker(79, 8, 11.5, 0.2, 0, 1.3),
  elderly: modePicker(39, 43, 17.5, 0.3, 0, 0.2),
};

function ageYearsOf(random: Random, group: AgeGroup): number {
  const u = random.uniform();
  if (group === 'child') return Math.floor(18 * u ** 1.6);
  return group === 'adult' ? 18 + Math.floor(57 * u) : 75 + Math.floor(22 * u ** 1.4);
}

function outcomeOf(random: Random, ageGroup: AgeGroup, triage: TriageLevel): Outcome {
  const u = random.uniform();
  const died = triage === '1' ? 0.08 : triage === '2' ? 0.004 : 0;
  const left = died + unseen[triage];
  const transferred = left + 0.012;
  if (u < died) return 'died';
  if (u < left) return 'left-without-being-seen';
  if (u < transferred) return 'transferred';
  return random.uniform() < admission[ageGroup][triage] ? 'admitted' : 'home';
}

/** Near the RPU's ORIENT among those who stay: about half go to the short-stay unit. */
const wardWeights = [0.48, 0.35, 0.13, 0.025, 0.015];

/** What a site's visits are drawn from, made once. */
export interface VisitDraws {
  readonly ageGroup: (random: Random) => AgeGroup;
  readonly ward: (random: Random) => string;
}

export const visitDraws = ({ ages, wards }: SiteProfile): VisitDraws => ({
  ageGroup: picker([
    ['child', ages.child],
    ['adult', ages.adult],
    ['elderly', ages.elderly],
  ]),
  ward: picker(wards.map((ward, k) => [ward, wardWeights[k] ?? 0.01] as const)),
});

/** Hours in the department, by where they end (DREES 2023: home 2 h 30, ward 5 h 20, short-stay unit 14 h 50). */
function stayHours(random: Random, outcome: Outcome, ward: string | null, child: boolean): number {
  const pace = child ? 0.8 : 1;
  if (outcome === 'admitted')
    return ward === 'UHCD' ? lognormal(random, 14.8 * pace, 0.45) : lognormal(random, 5.33 * pace, 0.55);
  if (outcome === 'transferred') return lognormal(random, 5.5, 0.55);
  if (outcome === 'died') return lognormal(random, 4, 0.8);
  return lognormal(random, (outcome === 'home' ? 2.5 : 2.2) * pace, 0.7);
}

const wholeSecond = (ms: number): number => Math.round(ms / 1_000) * 1_000;

/** Draws everything about one visit. */
export function planVisit(
  draws: VisitDraws,
  number: string,
  arrivedMs: number,
  random: Random,
): PlannedVisit {
  const ageGroup = draws.ageGroup(random);
  const triage = triageOf[ageGroup](random);
  const urgent = triage === '1' || triage === '2' || triage === '3A';
  const mode = (urgent ? urgentModes : otherModes)[ageGroup](random);
  const outcome = outcomeOf(random, ageGroup, triage);
  const ward = outcome === 'admitted' ? draws.ward(random) : null;
  const stayMs = Math.min(96, Math.max(0.3, stayHours(random, outcome, ward, ageGroup === 'child'))) * hourMs;
  const triageMs = Math.min(stayMs / 3, lognormal(random, urgent ? 4 : 8, 0.6) * minuteMs);
  const boardingMs = lognormal(random, ward === 'UHCD' ? 1.5 : 2.8, 0.6) * hourMs;
  return {
    number,
    arrivedMs,
    triagedMs: wholeSecond(arrivedMs + triageMs),
    decidedMs: ward === null ? null : wholeSecond(arrivedMs + Math.max(stayMs * 0.4, stayMs - boardingMs)),
    departedMs: wholeSecond(arrivedMs + stayMs),
    triage,
    mode,
    ageGroup,
    ageYears: ageYearsOf(random, ageGroup),
    outcome,
    ward,
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** What is known of a visit when what came before an instant has been told, its arrival among it. */
export function visitAsKnown(planned: PlannedVisit, beforeMs: number): Visit {
  const { number, arrivedMs, triagedMs, decidedMs, departedMs, triage, mode, ageGroup, outcome } = planned;
  const gone = departedMs < beforeMs;
  return {
    visitId: number,
    arrivedAt: iso(arrivedMs),
    departedAt: gone ? iso(departedMs) : null,
    admissionDecidedAt: decidedMs !== null && decidedMs < beforeMs ? iso(decidedMs) : null,
    triage: triagedMs < beforeMs ? triage : null,
    mode,
    ageGroup,
    outcome: gone ? outcome : null,
  };
}
