/** The streams a manager can look at, as the API names them. */
export const streams = [
  'all',
  'triage:1',
  'triage:2',
  'triage:3A',
  'triage:3B',
  'triage:4',
  'triage:5',
  'age:child',
  'age:adult',
  'age:elderly',
  'mode:own-means',
  'mode:ambulance',
  'mode:fire-service',
  'mode:smur',
  'mode:helicopter',
  'mode:police',
  'outcome:admitted',
  'outcome:not-admitted',
] as const;

export type Stream = (typeof streams)[number];
