import {
  type Assignments,
  DEFAULT_OVERTIME,
  demoUnit,
  findReplacements,
  findSwaps,
  frHospitalPack,
  judgeLaws,
  type NeedChange,
  openHighs,
  periodCalendar,
  type RosterProblem,
  replan,
  verify,
} from '@releve/optimization';
import { startRosterSolve } from '@releve/planner/solver';
import { Command } from 'commander';

/** Day and hour at which things go wrong, counted from the period's first midnight. */
const DAY = 9;
const HOUR = 14;
const ABSENT = 10;
/** Days over which they are absent, and days that "the coming shifts" reach. */
const ABSENT_DAYS = 3;
const COMING_DAYS = 3;

const flags = new Command('bench:replan')
  .description(
    'Time replacements, swaps and re-planning on the unit of 59 nurses: ten absent, need from 10 to 11.',
  )
  .option('--seeds <list>', 'seeds of the unit', '1,2,3')
  .option('--roster-seconds <seconds>', 'seconds given to the roster that is published', '15')
  .parse()
  .opts<{ seeds: string; rosterSeconds: string }>();

const seconds = () => performance.now() / 1000;
const print = (cells: readonly (string | number)[]) =>
  process.stdout.write(`${cells.map((cell) => String(cell).padStart(11)).join(' ')}\n`);

async function publishedRoster(problem: RosterProblem, seed: number): Promise<Assignments> {
  const options = { timeLimitSeconds: Number(flags.rosterSeconds), seed, threads: 2 };
  const outcome = await startRosterSolve(problem, options).outcome;
  if (outcome.kind !== 'found') throw new Error(`no roster to start from: ${outcome.kind}`);
  return outcome.assignments;
}

/** Ten of those who were to work from this evening to tomorrow, each absent from their first shift on. */
function absencesOf(problem: RosterProblem, roster: Assignments) {
  const expected = problem.agents.flatMap(({ id }) => {
    if (roster[id]?.[DAY] === 'N') return [{ agent: id, fromDay: DAY }];
    return roster[id]?.[DAY + 1] === 'J' ? [{ agent: id, fromDay: DAY + 1 }] : [];
  });
  const step = Math.max(1, Math.floor(expected.length / ABSENT));
  return expected
    .filter((_, index) => index % step === 0)
    .slice(0, ABSENT)
    .map((absence) => ({ ...absence, toDay: DAY + ABSENT_DAYS - 1 }));
}

/** From this evening's night on, one nurse more on every shift. */
const needsUntil = (toDay: number): readonly NeedChange[] => [
  { fromDay: DAY, toDay, shift: 'N', skill: 'nurse', add: 1 },
  { fromDay: DAY + 1, toDay, shift: 'J', skill: 'nurse', add: 1 },
];

async function bench(seed: number): Promise<void> {
  const { problem } = demoUnit('2026-06-01', seed);
  const roster = await publishedRoster(problem, seed);
  const now = periodCalendar(problem.period).instant(DAY, HOUR * 60);
  const desk = { problem, roster, pack: frHospitalPack(), locked: {}, now, overtime: DEFAULT_OVERTIME };
  const absences = absencesOf(problem, roster);
  const replaceMs: number[] = [];
  let offered = 0;
  for (const { agent, fromDay } of absences) {
    const started = seconds();
    offered += findReplacements({ ...desk, absences, agent, day: fromDay }).options.length;
    replaceMs.push(1000 * (seconds() - started));
  }
  print([seed, 'replace', `${Math.max(...replaceMs).toFixed(0)} ms`, `${offered} offered`]);
  const asked = problem.agents.slice(0, 10).map(({ id }) => ({
    agent: id,
    day: (roster[id] ?? []).findIndex((shift, day) => shift !== '' && day > DAY),
  }));
  const startedSwaps = seconds();
  const swaps = asked.reduce((sum, cell) => sum + findSwaps(desk, cell).length, 0);
  print([
    seed,
    'swaps',
    `${((1000 * (seconds() - startedSwaps)) / asked.length).toFixed(0)} ms`,
    `${swaps} offered`,
  ]);
  const solver = await openHighs();
  const last = problem.period.days - 1;
  for (const [name, toDay, limit] of [
    ['coming', DAY + COMING_DAYS - 1, 5],
    ['period', last, 60],
  ] as const) {
    const started = seconds();
    const checked = replan(
      {
        problem,
        base: roster,
        disruption: { absences, needs: needsUntil(toDay) },
        movable: { fromDay: DAY, toDay, now, locked: {} },
        overtime: DEFAULT_OVERTIME,
      },
      solver,
      { timeLimitSeconds: limit * 0.9, seconds },
    );
    const took = `${(seconds() - started).toFixed(1)} s`;
    if (!checked.ok || checked.value.kind !== 'planned') {
      print([seed, name, took, 'no plan']);
      continue;
    }
    const { plan } = checked.value;
    const lawful = judgeLaws(plan.problem, plan.assignments, frHospitalPack()).length === 0;
    const broken = verify(plan.problem, plan.assignments).violations;
    print([
      seed,
      name,
      took,
      `${plan.changes.length} changes`,
      `least ${plan.least.changes}${plan.least.proven ? '' : '+'}`,
      `missing ${plan.missingHalfHours}`,
      plan.coverProven ? 'proven' : 'not proven',
      lawful && broken.length === 0
        ? 'legal'
        : `${broken.length} broken: ${broken[0]?.rule} ${broken[0]?.detail}`,
      `${plan.problem.agents.filter(({ overtimeDays }) => (overtimeDays ?? []).length > 0).length} overtime`,
    ]);
  }
}

for (const seed of flags.seeds.split(',').map(Number)) await bench(seed);
