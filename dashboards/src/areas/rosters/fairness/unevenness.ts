import type { TradeOffPoint } from '../../../api/insight-queries.js';
import { burdens } from './burdens.js';

/** Mean distance from the fair share, summed over burdens; null while there is no roster. */
export const unevenness = ({ evenness }: Pick<TradeOffPoint, 'evenness'>): number | null =>
  evenness === null ? null : burdens.reduce((sum, burden) => sum + evenness[burden].mean, 0);
