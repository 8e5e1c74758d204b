import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { Panel } from '../ui/panel.js';
import { ScrollRegion } from '../ui/scroll-region.js';
import { civil } from '../ui/time.js';
import classes from './heat-map.module.css';

interface HeatMapProps {
  readonly title: string;
  readonly note: string;
  /** 7 rows, Monday first; 24 columns; null where there is no data. */
  readonly mean: readonly (readonly (number | null)[])[];
}

const mondays = Array.from({ length: 7 }, (_, day) => `2024-01-0${day + 1}`);
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Hour × weekday means. It is a table: each cell carries its figure, the shade only helps the eye. */
export function HeatMap({ title, note, mean }: HeatMapProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const most = Math.max(1e-9, ...mean.flat().map((value) => value ?? 0));
  return (
    <Panel title={title} note={note}>
      <ScrollRegion className={classes.scroll} label={title}>
        <table className={classes.map}>
          <caption className="r-visually-hidden">{`${title}. ${note}`}</caption>
          <thead>
            <tr>
              <th scope="col">{t('chart.weekday')}</th>
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {`${hour} h`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mondays.map((date, day) => (
              <tr key={date}>
                <th scope="row">{civil(date, 'EEEE', language)}</th>
                {hours.map((hour) => {
                  const value = mean[day]?.[hour] ?? null;
                  const share = value === null ? 0 : value / most;
                  return (
                    <td
                      key={hour}
                      style={{
                        background: `rgba(var(--r-heat), ${(share * 0.5).toFixed(3)})`,
                      }}
                    >
                      {value === null ? '–' : number(value, 1)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}
