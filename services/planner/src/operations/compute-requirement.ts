import {
  periodCalendar,
  requirementFromPaths,
  type SkillRequirement,
  type StaffingProfile,
} from '@releve/optimization';

const HOUR_MS = 3_600_000;
const STEP_MS = 1_800_000;

/** Equally likely futures of one site's arrivals, as the forecaster announced them. */
export interface SitePaths {
  readonly forecastId: string;
  readonly start: Date;
  readonly recentArrivals: readonly number[];
  /** paths × hours */
  readonly arrivals: readonly (readonly number[])[];
}

export interface RequirementWindow {
  /** First civil day, in `zone`. */
  readonly from: string;
  readonly days: number;
  readonly zone: string;
}

/** Instants between which a run of local days lies; 23- and 25-hour days included. */
export function instantsOf({ from, days, zone }: RequirementWindow): {
  readonly from: Date;
  readonly to: Date;
} {
  const calendar = periodCalendar({ start: from, days, zone });
  return {
    from: new Date(calendar.instant(0, 0) * 60_000),
    to: new Date(calendar.instant(days, 0) * 60_000),
  };
}

/**
 * Required staff per skill and half-hour of a window, or the instant up to which the futures reach when the
 * window goes beyond them. Loads start from the arrivals before the window, so its first hours are not understated.
 */
export function computeRequirement(
  paths: SitePaths,
  profile: StaffingProfile,
  window: RequirementWindow,
): readonly SkillRequirement[] | { readonly reaches: { readonly from: Date; readonly to: Date } } {
  const { from, to } = instantsOf(window);
  const hours = paths.arrivals[0]?.length ?? 0;
  const reach = { from: paths.start, to: new Date(paths.start.getTime() + hours * HOUR_MS) };
  if (from < reach.from || to > reach.to) return { reaches: reach };
  const lastHour = Math.ceil((to.getTime() - paths.start.getTime()) / HOUR_MS);
  const slots = requirementFromPaths(
    {
      startsAt: paths.start.getTime(),
      stepMinutes: 60,
      streams: [
        {
          acuity: null,
          paths: paths.arrivals.map((path) => path.slice(0, lastHour)),
          history: paths.recentArrivals,
        },
      ],
    },
    profile,
  );
  return slots.filter(({ startsAt }) => startsAt >= from.getTime() && startsAt + STEP_MS <= to.getTime());
}
