import type { Quantity, StreamId } from '@releve/contracts';

export type { Quantity };

/** One series that is forecast: a stream's arrivals per hour, or the patients present or boarding as each hour ends. */
export interface SeriesKey {
  readonly site: string;
  readonly stream: StreamId;
  readonly quantity: Quantity;
}

export const keyText = ({ site, stream, quantity }: SeriesKey): string => `${site}|${stream}|${quantity}`;
