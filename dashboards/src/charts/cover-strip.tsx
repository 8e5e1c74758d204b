import { NativeSelect } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverSlot } from '../api/types.js';
import { useFormat } from '../i18n/use-format.js';
import { civil } from '../ui/time.js';
import { oneOf, useSearch } from '../ui/use-search.js';
import { ChartFrame } from './chart-frame.js';
import type { CoverDay } from './cover-data.js';
import classes from './cover-strip.module.css';
import { Legend } from './legend.js';

interface CoverStripProps {
  readonly days: readonly CoverDay[];
  readonly skill: string;
  /** The day looked at more closely. */
  readonly chosen: number;
  readonly onChoose: (day: number) => void;
}

const left = 92;
const cell = { width: 17, height: 18 };

/** What each cell says: planned less required, or the chance in a hundred of being short. */
const figures = ['difference', 'risk'] as const;
type Figure = (typeof figures)[number];
const HIGH_RISK = 0.5;
const RISK = 0.2;

function fillOf(slot: CoverSlot, figure: Figure): string {
  if (figure === 'risk') {
    const risk = slot.shortProbability ?? 0;
    return risk > HIGH_RISK ? 'var(--r-bad-soft)' : risk > RISK ? 'var(--r-warn-soft)' : 'var(--r-good-soft)';
  }
  if (slot.planned < slot.required) return 'var(--r-bad-soft)';
  if (slot.planned > slot.required) return 'var(--r-band-95)';
  return 'var(--r-good-soft)';
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '');

function textOf(slot: CoverSlot, figure: Figure): string {
  if (figure === 'difference') return signed(slot.planned - slot.required);
  const percent = slot.shortProbability === null ? null : Math.round(100 * slot.shortProbability);
  return percent === null ? '–' : percent === 0 ? '' : String(percent);
}

const DayRow = memo(function DayRow(props: {
  readonly day: CoverDay;
  readonly y: number;
  readonly label: string;
  readonly chosen: boolean;
  readonly figure: Figure;
  readonly onChoose: (day: number) => void;
}) {
  const { day, y, figure } = props;
  const shift = Math.max(0, 48 - day.slots.length);
  return (
    // Mouse shortcut only: the same choice is a labelled field beside the chart.
    <g className={classes.day} onPointerDown={() => props.onChoose(day.day)}>
      <rect
        className="hit"
        x={0}
        y={y}
        width={left + 50 * cell.width}
        height={cell.height}
        fill="transparent"
      />
      <text
        x={4}
        y={y + 13}
        fontSize={11}
        fill={props.chosen ? 'var(--r-accent)' : 'var(--r-ink-soft)'}
        fontWeight={props.chosen ? 700 : 400}
      >
        {`${props.chosen ? '▸ ' : ''}${props.label}`}
      </text>
      {day.slots.map((slot, index) => {
        const isBad =
          figure === 'difference' ? slot.planned < slot.required : (slot.shortProbability ?? 0) > HIGH_RISK;
        const x = left + (index + (index > 4 ? shift : 0)) * cell.width;
        return (
          <g key={slot.start}>
            <rect
              x={x}
              y={y + 1}
              width={cell.width - 1}
              height={cell.height - 2}
              fill={fillOf(slot, figure)}
            />
            {isBad && (
              <rect x={x} y={y + cell.height - 4} width={cell.width - 1} height={3} fill="var(--r-bad)" />
            )}
            <text
              x={x + cell.width / 2 - 0.5}
              y={y + 12}
              fontSize={9}
              textAnchor="middle"
              fill={isBad ? 'var(--r-bad)' : 'var(--r-ink-soft)'}
              fontWeight={isBad ? 700 : 400}
            >
              {textOf(slot, figure)}
            </text>
          </g>
        );
      })}
    </g>
  );
});

/** Planned less required staff in each half-hour of the period: a day a row, the figure in each cell. */
export function CoverStrip({ days, skill, chosen, onChoose }: CoverStripProps) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const [params, change] = useSearch();
  const figure = oneOf(params.get('figure'), figures);
  const short = days.reduce((sum, day) => sum + day.shortSlots, 0) / 2;
  const title = t('chart.coverTitle', { skill });
  return (
    <ChartFrame
      id="cover"
      title={title}
      note={
        figure === 'risk'
          ? t('chart.riskNote', { low: percent(RISK), high: percent(HIGH_RISK) })
          : t('chart.coverNote', { hours: number(short, 1) })
      }
      tools={
        <NativeSelect
          size="xs"
          aria-label={t('chart.figure')}
          value={figure}
          onChange={(event) => change({ figure: event.currentTarget.value === 'risk' ? 'risk' : null })}
          data={figures.map((value) => ({ value, label: t(`chart.figureOf.${value}`) }))}
        />
      }
      summary={t('chart.coverSummary', { hours: number(short, 1), days: number(days.length) })}
      table={{
        caption: title,
        columns: [
          t('chart.day'),
          t('chart.shortHours'),
          t('chart.surplusHours'),
          t('chart.worst'),
          t('chart.maxRisk'),
        ],
        rows: days.map((day) => [
          civil(day.date, 'EEE d MMM', language),
          number(day.shortSlots / 2, 1),
          number(day.surplusSlots / 2, 1),
          day.worst === 0 ? '0' : `−${day.worst}`,
          day.risk === null ? '–' : percent(day.risk),
        ]),
      }}
      legend={
        <Legend
          items={
            figure === 'risk'
              ? [
                  {
                    label: t('chart.riskUpTo', { risk: percent(RISK) }),
                    color: 'var(--r-good-soft)',
                    kind: 'area',
                  },
                  {
                    label: t('chart.riskUpTo', { risk: percent(HIGH_RISK) }),
                    color: 'var(--r-warn-soft)',
                    kind: 'area',
                  },
                  {
                    label: t('chart.riskAbove', { risk: percent(HIGH_RISK) }),
                    color: 'var(--r-bad)',
                    kind: 'area',
                  },
                ]
              : [
                  { label: t('chart.legendShort'), color: 'var(--r-bad)', kind: 'area' },
                  { label: t('chart.legendMet'), color: 'var(--r-good-soft)', kind: 'area' },
                  { label: t('chart.legendSurplus'), color: 'var(--r-band-95)', kind: 'area' },
                ]
          }
        />
      }
    >
      <div className={classes.scroll}>
        <svg
          className={classes.strip}
          viewBox={`0 0 ${left + 50 * cell.width} ${days.length * cell.height + 18}`}
          aria-hidden="true"
        >
          {Array.from({ length: 24 }, (_, hour) => hour)
            .filter((hour) => hour % 2 === 0)
            .map((hour) => (
              <text key={hour} x={left + hour * 2 * cell.width} y={12} fontSize={10} fill="var(--r-ink-soft)">
                {`${hour} h`}
              </text>
            ))}
          {days.map((day, index) => (
            <DayRow
              key={day.date}
              day={day}
              y={18 + index * cell.height}
              label={civil(day.date, 'EEE d MMM', language)}
              chosen={day.day === chosen}
              figure={figure}
              onChoose={onChoose}
            />
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}
