import { html, type Markup } from './markup.js';
import { palette } from './palette.js';
import { drawing, lyingAxis, plotOf, ticksTo, uprightAxis } from './plot.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

interface BarsOptions {
  /** The drawing in words. */
  readonly name: string;
  readonly figure: (value: number) => string;
  /** A dashed line across at this value. */
  readonly expected?: number;
}

const MOST_LABELS = 14;

/** Upright bars in the order given. */
export function barsSvg(bars: readonly Bar[], { name, figure, expected }: BarsOptions): Markup {
  const values = bars.map(({ value }) => (Number.isFinite(value) ? value : 0));
  const ticks = ticksTo(Math.max(...values, expected ?? 0));
  const plot = plotOf(560, 200, ticks.at(-1) ?? 1, [0, bars.length]);
  const every = Math.ceil(bars.length / MOST_LABELS);
  const drawn = values.map(
    (value, k) =>
      html`<rect x="${plot.x(k + 0.12)}" y="${plot.y(value)}" width="${Math.max(0, plot.x(k + 0.88) - plot.x(k + 0.12)).toFixed(2)}" height="${(plot.y(0) - plot.y(value)).toFixed(2)}" fill="${palette.bar}"/>`,
  );
  const line =
    expected === undefined
      ? ''
      : html`<line x1="${plot.x(0)}" x2="${plot.x(bars.length)}" y1="${plot.y(expected)}" y2="${plot.y(expected)}" stroke="${palette.reference}" stroke-width="1.5" stroke-dasharray="6 3"/>`;
  const labels = bars.flatMap(({ label }, k) => (k % every === 0 ? [{ at: k + 0.5, label }] : []));
  return drawing(plot, name, [uprightAxis(plot, ticks, figure), drawn, line, lyingAxis(plot, labels)]);
}
