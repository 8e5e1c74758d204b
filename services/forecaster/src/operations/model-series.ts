import { StreamId } from '@releve/contracts';
import type { Quantity, SeriesKey } from '../series-key.js';

/** The series of a stored row. */
export const modelSeries = (row: {
  readonly site: string;
  readonly stream: string;
  readonly quantity: string;
}): SeriesKey => ({
  site: row.site,
  stream: StreamId.parse(row.stream),
  quantity: row.quantity as Quantity,
});
