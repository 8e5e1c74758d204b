/** Shares of a site's arrivals are learned from so many last hours: half a year. */
export const RECENT_HOURS = 26 * 168;

/** Joint paths that what is split from a site's arrivals is split from. */
export const JOINT_PATHS = 1_000;

/** The same within a minute: all that is split from one forecast is split from the same paths. */
export const jointSeed = (origin: Date): number => Math.floor(origin.getTime() / 60_000) % 1_000_000;
