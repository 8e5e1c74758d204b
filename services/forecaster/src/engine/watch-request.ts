import type { StreamId } from '@releve/contracts';

/** Asks for the epidemic watch of a site's streams. */
export interface WatchRequest {
  readonly kind: 'watch';
  readonly timeZone: string;
  /** Start of the first hour, ms UTC. */
  readonly start: number;
  readonly streams: readonly { readonly stream: StreamId; readonly values: Float64Array }[];
}

/** What the watch says of a stream on the last whole local day. */
export interface WatchedDay {
  readonly stream: StreamId;
  readonly observed: number;
  readonly expected: number | null;
  readonly z: number | null;
  readonly factor: number;
  readonly sustained: boolean;
  readonly signals: ('c1' | 'c2' | 'c3')[];
  readonly week: {
    readonly observed: number;
    readonly expected: number;
    readonly upper: number;
    readonly alert: boolean;
  } | null;
}

export interface WatchAnswer {
  readonly kind: 'watch';
  /** yyyy-mm-dd; null while not one whole day is known. */
  readonly day: string | null;
  readonly streams: readonly WatchedDay[];
}
