import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BandChart } from '../../charts/band-chart.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/query-state.js';

interface TotalsChartProps {
  readonly tools: ReactNode;
  readonly note: ReactNode;
  readonly rows: ComponentProps<typeof BandChart>['rows'];
}

/** Arrivals to come by blocks of one length, or that there are none yet. */
export function TotalsChart({ tools, note, rows }: TotalsChartProps) {
  const { t } = useTranslation();
  const title = t('totals.title');
  return rows.length === 0 ? (
    <Panel title={title} tools={tools}>
      <Empty title={t('totals.none')} hint={t('totals.noneHint')} />
    </Panel>
  ) : (
    <BandChart id="totals" title={title} note={note} tools={tools} rows={rows} />
  );
}
