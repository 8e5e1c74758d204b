import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { totalsRecordQuery } from '../../api/queries.js';
import type { Site, TotalsRecord } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { inZone } from '../../ui/time.js';

/** Shares of fewer forecasts say little. */
const ENOUGH = 20;

interface TotalsRecordLineProps {
  readonly site: Site;
  readonly step: TotalsRecord['steps'][number]['step'];
}

/** How such forecasts have turned out, as a line of its own; says so while few have come true. */
export function TotalsRecordLine({ site, step }: TotalsRecordLineProps) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const { data } = useQuery(totalsRecordQuery(site.id));
  if (!data) return null;
  const record = data.steps.find((one) => one.step === step && one.pairs >= ENOUGH);
  return (
    <>
      <br />
      {record
        ? t('totals.record', {
            from: inZone(Date.parse(record.from), site.timeZone, 'd MMM', language),
            pairs: number(record.pairs),
            c80: percent(record.coverage.p80, 1),
            c95: percent(record.coverage.p95, 1),
          })
        : t('totals.noRecord', { least: ENOUGH })}
      {record && record.usualPinball !== null && (
        <>
          {' '}
          {t('totals.usual', { pinball: number(record.pinball, 2), usual: number(record.usualPinball, 2) })}
        </>
      )}
    </>
  );
}
