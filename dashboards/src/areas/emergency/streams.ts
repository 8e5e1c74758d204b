import type { TFunction } from 'i18next';

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

type Dashed<S extends string> = S extends `${infer Kind}:${infer Value}` ? `${Kind}-${Value}` : S;

/** i18next reads a colon as the end of a namespace, so that keys carry a dash in its place. */
const dashed = <S extends string>(stream: S): Dashed<S> => stream.replace(':', '-') as Dashed<S>;

/** A stream in words. */
export const streamName = (t: TFunction, stream: Stream): string => t(`stream.${dashed(stream)}`);
