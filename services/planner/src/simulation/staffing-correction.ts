import type { StaffingCorrection } from '@releve/contracts';
import { DEFAULT_SPELL_MINUTES } from '@releve/optimization';
import { badInput, notFound } from '@releve/platform';
import { addDays, mondayFrom } from '../civil-days.js';
import { countsOf, pathsOf } from './department.js';
import { WARM_UP_HOURS } from './department-scenarios.js';
import { runSimulation } from './simulation-job.js';
import type { SimulationDeps } from './simulation-routes.js';

const DAYS = 7;

/** Measures, on the mean of the forecast's futures over the week to come, whether the formula keeps its promise. */
export async function measureCorrection(
  deps: SimulationDeps,
  id: string,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<StaffingCorrection> {
  const unit = await deps.store.unit(id);
  if (!unit) throw notFound('unit', id);
  const { definition, planning } = unit;
  const paths = await pathsOf(deps, definition.site);
  const from = mondayFrom(addDays(deps.clock().toISOString().slice(0, 10), 1));
  const futures = countsOf(paths, { from, days: DAYS, zone: definition.timeZone });
  const hours = futures[0]?.length ?? 0;
  const mean = Array.from(
    { length: hours },
    (_, hour) => futures.reduce((sum, path) => sum + (path[hour] ?? 0), 0) / futures.length,
  );
  const arrivals = [...mean.slice(0, WARM_UP_HOURS), ...mean];
  const measured = await runSimulation(deps.simulator, {
    kind: 'correction',
    seed,
    skills: planning.profile.skills.map(({ id: skill }) => ({
      profile: planning.profile,
      skill,
      arrivals,
      stepMinutes: 60,
      warmUpSteps: WARM_UP_HOURS,
      spellMinutes: DEFAULT_SPELL_MINUTES,
      runs,
    })),
  });
  const applied = new Map(planning.profile.skills.map((skill) => [skill.id, skill.safetyFactor ?? 1]));
  return {
    unit: definition.id,
    forecastId: paths.forecastId,
    from,
    days: DAYS,
    runs,
    skills: measured.map((skill) => ({ ...skill, applied: applied.get(skill.skill) ?? 1 })),
  };
}

/** Sets factors of the unit's staffing profile; its requirement is computed with them from now on. */
export async function setCorrection(
  { store, database, clock }: SimulationDeps,
  id: string,
  factors: readonly { readonly skill: string; readonly factor: number }[],
): Promise<{ factors: { skill: string; factor: number }[] }> {
  const unit = await store.unit(id);
  if (!unit) throw notFound('unit', id);
  const { profile } = unit.planning;
  const known = profile.skills.map((skill) => skill.id);
  factors.forEach(({ skill }, index) => {
    if (!known.includes(skill))
      throw badInput({
        place: `body.factors.${index}.skill`,
        value: skill,
        expected: `one of ${known.join(', ')}`,
      });
  });
  const set = new Map(factors.map(({ skill, factor }) => [skill, factor]));
  const skills = profile.skills.map((skill) => ({
    ...skill,
    safetyFactor: set.get(skill.id) ?? skill.safetyFactor ?? 1,
  }));
  const planning = { ...unit.planning, profile: { ...profile, skills } };
  await database.db.transaction((tx) => store.saveUnit(tx, { ...unit, planning }, clock()));
  return { factors: skills.map(({ id: skill, safetyFactor }) => ({ skill, factor: safetyFactor })) };
}
