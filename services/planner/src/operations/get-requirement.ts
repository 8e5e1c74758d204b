import type { Requirement, UnitId } from '@releve/contracts';
import type { SkillRequirement } from '@releve/optimization';
import { notFound, unavailable } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import type { PricedSlot } from '../priced-slot.js';
import type { StoredUnit } from '../store.js';
import { beyondForecast } from './beyond-forecast.js';
import { computeRequirement, instantsOf } from './compute-requirement.js';

export interface UnitRequirement {
  readonly forecastId: string;
  readonly risk: number;
  readonly slots: readonly PricedSlot[];
  /** As computed, edits applied to `chosen`. */
  readonly computed: readonly SkillRequirement[];
}

/**
 * Required staff of a unit over a run of days: from the latest futures of its site, hand edits on top.
 * @throws not-found for a unit or day the futures do not reach; unavailable while there are none
 */
export async function unitRequirement(
  { store }: PlannerDeps,
  { definition, planning }: StoredUnit,
  window: { readonly from: string; readonly days: number },
): Promise<UnitRequirement> {
  const paths = await store.paths(definition.site);
  if (!paths)
    throw unavailable(
      'No forecast has come in for this site yet.',
      'It follows the first fitted model, within minutes of the first counts.',
    );
  const zoned = { ...window, zone: definition.timeZone };
  const computed = computeRequirement(paths, planning.profile, zoned);
  if ('reaches' in computed) throw beyondForecast(zoned, computed.reaches);
  const { from, to } = instantsOf(zoned);
  const edits = new Map(
    (await store.edits(definition.id, from, to)).map((edit) => [
      `${edit.start.getTime()}|${edit.skill}`,
      edit,
    ]),
  );
  const priceOf = new Map(
    planning.profile.skills.map(({ id, shortagePricePerHour }) => [id, shortagePricePerHour / 2]),
  );
  const own = computed.filter(({ skill }) => definition.skills.includes(skill));
  const edited = own.map((slot) => {
    const edit = edits.get(`${slot.startsAt}|${slot.skill}`);
    return edit
      ? { slot: byHand(slot, edit.required, priceOf.get(slot.skill) ?? 1), reason: edit.reason }
      : { slot, reason: null };
  });
  return {
    forecastId: paths.forecastId,
    risk: Math.max(...planning.profile.skills.map(({ shortRisk }) => shortRisk)),
    computed: edited.map(({ slot }) => slot),
    slots: edited.map(({ slot, reason }) => ({
      start: new Date(slot.startsAt).toISOString(),
      skill: slot.skill,
      mean: slot.mean,
      q50: slot.q50,
      q80: slot.q80,
      floor: slot.floor,
      required: slot.chosen,
      editedReason: reason,
      exceedance: exceedanceOf(slot.shortageCosts, priceOf.get(slot.skill) ?? 1),
    })),
  };
}

/** A need set by hand: every person under it is missing for certain. */
const byHand = (slot: SkillRequirement, required: number, price: number): SkillRequirement => ({
  ...slot,
  chosen: required,
  floor: Math.min(slot.floor, required),
  shortageCosts: Array.from({ length: required + 1 }, (_, staff) => (required - staff) * price),
});

/** P(need > s) is the slope of the expected shortage, whose price is known. */
const exceedanceOf = (costs: readonly number[], price: number): number[] =>
  costs.slice(0, -1).map((cost, staff) => Math.min(1, (cost - (costs[staff + 1] ?? 0)) / price));

/** The requirement as the API gives it. */
export async function getRequirement(
  deps: PlannerDeps,
  unit: UnitId,
  window: { from: string; days: number },
): Promise<Requirement> {
  const stored = await deps.store.unit(unit);
  if (!stored) throw notFound('unit', unit);
  const { from, to } = instantsOf({ ...window, zone: stored.definition.timeZone });
  const { forecastId, risk, slots } = await unitRequirement(deps, stored, window);
  return {
    unit,
    from: from.toISOString(),
    to: to.toISOString(),
    stepMinutes: 30,
    forecastId,
    risk,
    slots: slots.map(({ exceedance: _exceedance, ...slot }) => slot),
  };
}
