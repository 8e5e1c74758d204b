/** Young generation of a worker thread's heap, in megabytes: work comes and goes, and what it took of it would stay taken. */
export const YOUNG_GENERATION_MB = 12;
