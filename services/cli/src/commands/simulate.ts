import {
  DEFAULT_PATIENCE,
  type FlowResult,
  GRID_MINUTES,
  type Interval,
  pathsFromQuantiles,
  periodCalendar,
  type RosterProblem,
  type StaffingProfile,
  scenarioFromProfile,
  serversFromRoster,
  simulateFlow,
} from '@releve/optimization';
import type { Command } from 'commander';
import { type ForecastSeries, readForecast } from './forecast-file.js';
import { readProfile } from './profile-file.js';
import { BadInput, readRoster, withExitCodes } from './roster-file.js';
import { readInstance } from './roster-instance.js';
import { whole } from './staffing.js';

interface SimulateFlags {
  readonly forecast: string;
  readonly profile: string;
  readonly staff?: string;
  readonly runs: number;
  readonly seed: number;
  readonly json?: boolean;
}

const WARM_UP_MINUTES = 24 * 60;

/** `releve simulate`: waits, occupancy and patients lost under a roster, before it is published. */
export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description(
      'Simulate patient flow of a forecast against a roster: waits, occupancy, left without being seen.',
    )
    .argument('<instance>', 'roster problem (Relève JSON or Curtois text)')
    .argument('<roster>', 'roster (JSON)')
    .requiredOption('--forecast <file>', 'forecast, CSV as `releve forecast` writes it')
    .requiredOption('--profile <file>', 'staffing profile of the site, JSON')
    .option('--staff <list>', 'other skills on duty all day long, for instance doctor=4')
    .option('--runs <n>', 'independent runs, each on its own possible future', whole, 200)
    .option('--seed <n>', 'seed of the runs', whole, 1)
    .option('--json', 'one JSON object on standard output instead of text')
    .action((instance: string, roster: string, flags: SimulateFlags) =>
      withExitCodes(() => {
        const result = run(instance, roster, flags);
        process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : describe(result));
        return 0;
      }),
    );
}

function run(
  instance: string,
  rosterPath: string,
  flags: SimulateFlags,
): FlowResult & { readonly from: string } {
  const { problem } = readInstance(instance, { format: 'auto' });
  const profile = readProfile(flags.profile);
  const [series, ...others] = readForecast(flags.forecast);
  if (others.length > 0)
    throw new BadInput(`${flags.forecast}: several series, expected one site's forecast`);
  const window = commonWindow(problem, series, flags.forecast);
  const fixed = staffList(flags.staff ?? '', profile);
  const rostered = profile.skills
    .map(({ id }) => id)
    .filter((id) => problem.agents.some((agent) => (agent.skills ?? []).includes(id)));
  const order = profile.skills.map(({ id }) => id).filter((id) => rostered.includes(id) || id in fixed);
  if (order.length === 0) {
    throw new BadInput(
      `${instance}: no agent has a skill of ${flags.profile}, expected one of ${profile.skills.map(({ id }) => id).join(', ')}`,
    );
  }
  const onDuty = serversFromRoster(problem, readRoster(rosterPath), rostered);
  const servers = Object.fromEntries(
    order.map((skill) => {
      const counts = window.cells.map((cell) => fixed[skill] ?? onDuty[skill]?.[cell] ?? 0);
      return [skill, withWarmUp(counts, WARM_UP_MINUTES / GRID_MINUTES)];
    }),
  );
  const paths = pathsFromQuantiles(series, series.stepMinutes, flags.seed, {
    paths: flags.runs,
    persistence: 0.97,
  });
  const warmUpSteps = WARM_UP_MINUTES / series.stepMinutes;
  const scenarios = paths.map((path) =>
    scenarioFromProfile(profile, {
      arrivals: withWarmUp(path.slice(window.firstStep, window.endStep), warmUpSteps),
      stepMinutes: series.stepMinutes,
      warmUpSteps,
      servers,
      order,
      patienceMinutes: DEFAULT_PATIENCE,
    }),
  );
  const from = new Date(series.startsAt + window.firstStep * series.stepMinutes * 60_000).toISOString();
  return { from, ...simulateFlow((index) => scenarios[index], flags.runs, flags.seed) };
}

/** The time both the forecast and the roster speak of, in forecast steps and half-hours of the period. */
function commonWindow(problem: RosterProblem, series: ForecastSeries, path: string) {
  const calendar = periodCalendar(problem.period);
  const [from, to] = [calendar.instant(0, 0), calendar.instant(problem.period.days, 0)];
  const startOf = (step: number) => series.startsAt / 60_000 + step * series.stepMinutes;
  const steps = series.mean
    .map((_mean, step) => step)
    .filter((step) => {
      const start = startOf(step);
      return start >= from && start + series.stepMinutes <= to;
    });
  if (steps.length === 0) {
    throw new BadInput(
      `${path}: forecast from ${new Date(series.startsAt).toISOString()}, expected hours of the roster's period, ${problem.period.days} days from ${problem.period.start}`,
    );
  }
  const [firstStep, endStep] = [steps[0], steps[steps.length - 1] + 1];
  const firstCell = (startOf(firstStep) - from) / GRID_MINUTES;
  const count = ((endStep - firstStep) * series.stepMinutes) / GRID_MINUTES;
  return { firstStep, endStep, cells: Array.from({ length: count }, (_, index) => firstCell + index) };
}

/** Puts the first day again before the first: the department is not empty when the forecast starts. */
function withWarmUp(values: readonly number[], warmUp: number): readonly number[] {
  const cycle = Math.min(warmUp, values.length);
  return [...Array.from({ length: warmUp }, (_, index) => values[index % cycle]), ...values];
}

function staffList(list: string, profile: StaffingProfile): Readonly<Record<string, number>> {
  const known = profile.skills.map(({ id }) => id);
  const entries = list.split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    entries.map((part) => {
      const [skill, count] = part.split('=').map((piece) => piece.trim());
      if (known.includes(skill) && Number.isInteger(Number(count)) && Number(count) >= 0 && count !== '') {
        return [skill, Number(count)];
      }
      throw new BadInput(
        `--staff: found "${part}", expected SKILL=NUMBER with a skill among ${known.join(', ')}`,
      );
    }),
  );
}

function describe(result: FlowResult & { readonly from: string }): string {
  const minutes = ({ mean, low, high }: Interval) =>
    `${mean.toFixed(0)} min (${Math.max(0, low).toFixed(0)}–${high.toFixed(0)})`;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const peak = result.present.reduce((most, cell) => (cell.mean > most.mean ? cell : most));
  const lines = [
    `${result.runs} runs from ${result.from}; 95 % intervals in brackets`,
    ...result.levels.map(
      (level) =>
        `  triage ${level.id}: ${level.arrivals.mean.toFixed(1)} patients, wait ${minutes(level.meanWaitMinutes)}, median ${level.medianWaitMinutes.toFixed(0)}, 90 % ${level.p90WaitMinutes.toFixed(0)}, in target ${percent(level.withinTarget.mean)}, left unseen ${percent(level.leftUnseen.mean)}`,
    ),
    `  left without being seen: ${percent(result.leftUnseen.mean)} (${percent(Math.max(0, result.leftUnseen.low))}–${percent(result.leftUnseen.high)})`,
    `  most patients present: ${peak.mean.toFixed(1)} (10–90 %: ${peak.q10.toFixed(0)}–${peak.q90.toFixed(0)})`,
    ...Object.entries(result.utilisation).map(([skill, share]) => `  ${skill} busy: ${percent(share.mean)}`),
  ];
  return `${lines.join('\n')}\n`;
}
