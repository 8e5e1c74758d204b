/** Topics of the bus, in the order of the flow. */
export const topics = {
  /** Sites as intake knows them; key: site. */
  sites: 'ed.sites',
  /** Visit movements and imported visits or counts; key: site. */
  visits: 'ed.visits',
  /** Hourly counts and patients present, after each change; key: site. */
  counts: 'ed.counts',
  /** Forecasts made; key: site. */
  forecasts: 'ed.forecasts',
  /** Rosters and their jobs, after each change; key: unit. */
  rosters: 'staff.rosters',
} as const;

export type Topic = (typeof topics)[keyof typeof topics];
