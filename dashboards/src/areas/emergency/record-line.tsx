import { useTranslation } from 'react-i18next';
import type { ForecastRecord } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';

/** Measured coverage and pinball against seasonal naive, in one line beside the forecast. */
export function RecordLine({ record }: { readonly record: ForecastRecord | null }) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  if (record === null || record.pairs === 0) return t('record.none');
  const gain = record.seasonalNaivePinball === 0 ? 0 : 1 - record.pinball / record.seasonalNaivePinball;
  return t('record.line', {
    c80: percent(record.coverage.p80, 1),
    c95: percent(record.coverage.p95, 1),
    pinball: number(record.pinball, 3),
    naive: number(record.seasonalNaivePinball, 3),
    gain:
      gain >= 0 ? t('record.better', { share: percent(gain) }) : t('record.worse', { share: percent(-gain) }),
    source: record.source === 'live' ? t('record.live') : t('record.backtest'),
    pairs: number(record.pairs),
  });
}
