import type { StreamId } from '@releve/contracts';

export type Quantity = 'arrivals' | 'present';

/** One series that is forecast: a stream's arrivals per hour, or the patients present as each hour ends. */
export interface SeriesKey {
  readonly site: string;
  readonly stream: StreamId;
  readonly quantity: Quantity;
}

export const keyText = ({ site, stream, quantity }: SeriesKey): string => `${site}|${stream}|${quantity}`;
