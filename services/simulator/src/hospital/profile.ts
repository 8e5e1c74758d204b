import type { AgeGroup, Site } from '@releve/contracts';

/** How one department of the simulated group behaves. */
export interface SiteProfile {
  readonly site: Site;
  /** MSH-4 of its messages, and the start of its visit numbers. */
  readonly facility: string;
  readonly visitPrefix: string;
  /** PV1-3 of the department, and of the wards and the short-stay unit behind it. */
  readonly emergencyUnit: string;
  readonly wards: readonly string[];
  /** Mean over a whole year. */
  readonly visitsPerDay: number;
  /** Relative arrivals by local hour; scaled to a mean of 1 when used. */
  readonly hours: { readonly week: readonly number[]; readonly weekend: readonly number[] };
  /** Monday first. */
  readonly weekdays: readonly number[];
  readonly ages: Readonly<Record<AgeGroup, number>>;
  /** Height of the yearly wave in mid-January, against mid-July. */
  readonly winter: number;
  /** Factors of a public holiday and of a day of school holidays. */
  readonly publicHoliday: number;
  readonly schoolHoliday: number;
  /** The yearly epidemics: usual peak (day of the winter, from 1 October), width and height. */
  readonly epidemics: readonly Epidemic[];
}

/** A bell-shaped wave of arrivals; its peak and height vary from winter to winter. */
export interface Epidemic {
  readonly name: string;
  readonly peakDay: number;
  readonly peakSpreadDays: number;
  readonly widthDays: number;
  /** Extra share of arrivals at the peak: 0.2 is a fifth more. */
  readonly height: number;
}
