import { IconChartLine, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/panel.js';
import { useSearch } from '../ui/use-search.js';
import classes from './chart-frame.module.css';
import { TableTwin, type TableTwinData } from './table-twin.js';

interface ChartFrameProps {
  /** Names the chart in the address, where the choice between chart and table is kept. */
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  /** The chart in one sentence, for those who do not see it. */
  readonly summary: string;
  readonly table: TableTwinData;
  readonly legend?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A chart and its table twin: one button turns one into the other, and the address remembers. */
export function ChartFrame({ id, title, note, summary, table, legend, tools, children }: ChartFrameProps) {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const shown = new Set((params.get('table') ?? '').split(',').filter(Boolean));
  const asTable = shown.has(id);
  const toggled = asTable ? t('chart.showChart') : t('chart.showTable');
  const toggle = () => {
    if (asTable) shown.delete(id);
    else shown.add(id);
    change({ table: shown.size === 0 ? null : [...shown].join(',') });
  };
  return (
    <Panel
      title={title}
      note={note}
      tools={
        <div className={classes.tools}>
          {tools}
          <button
            type="button"
            className={classes.toggle}
            aria-label={t('chart.pair', { label: toggled, value: title })}
            onClick={toggle}
          >
            {asTable ? <IconChartLine size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
            {toggled}
          </button>
        </div>
      }
    >
      {asTable ? (
        <TableTwin {...table} />
      ) : (
        <>
          <div role="img" aria-label={summary}>
            {children}
          </div>
          {legend}
        </>
      )}
    </Panel>
  );
}
