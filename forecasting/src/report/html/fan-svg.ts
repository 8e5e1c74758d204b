import type { Fan, FanPoint } from '../fans.js';
import { html, type Markup, nothing } from './markup.js';
import { palette } from './palette.js';
import { drawing, lyingAxis, type Plot, plotOf, ticksTo, uprightAxis } from './plot.js';
import type { Written } from './written.js';

const MOST_TIME_TICKS = 5;

/** One forecast: 50, 80 and 95 % bands, dashed median, and what came over them. */
export function fanSvg({ points, rank, origin }: Fan, written: Written): Markup {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return nothing;
  const most = Math.max(...points.map(({ i95, actual }) => Math.max(i95[1], actual ?? 0)));
  const ticks = ticksTo(most);
  const plot = plotOf(560, 230, ticks.at(-1) ?? most, [first.target, last.target]);
  const band = (of: (point: FanPoint) => readonly [number, number], fill: string): Markup => {
    const upper = points.map((point) => place(plot, point.target, of(point)[1]));
    const lower = points.map((point) => place(plot, point.target, of(point)[0])).reverse();
    return html`<polygon points="${[...upper, ...lower].join(' ')}" fill="${fill}"/>`;
  };
  const median = points.map((point) => place(plot, point.target, point.median)).join(' ');
  const actual = points.flatMap((point) =>
    point.actual === null ? [] : [place(plot, point.target, point.actual)],
  );
  const name = `${written.words.fans.rank[rank]}, ${written.time(origin)}`;
  return drawing(plot, name, [
    uprightAxis(plot, ticks, (tick) => written.number(tick, Number.isInteger(tick) ? 0 : 1)),
    band(({ i95 }) => i95, palette.band95),
    band(({ i80 }) => i80, palette.band80),
    band(({ i50 }) => i50, palette.band50),
    html`<polyline points="${median}" fill="none" stroke="${palette.median}" stroke-width="1.75" stroke-dasharray="6 3"/>`,
    html`<polyline points="${actual.join(' ')}" fill="none" stroke="${palette.ink}" stroke-width="2"/>`,
    lyingAxis(plot, timeTicks(points, written)),
  ]);
}

const place = (plot: Plot, at: number, value: number): string => `${plot.x(at)},${plot.y(value)}`;

/** A few evenly spaced steps, kept clear of both edges, named by day and hour. */
function timeTicks(points: readonly FanPoint[], written: Written): { at: number; label: string }[] {
  const count = Math.min(MOST_TIME_TICKS, points.length);
  return Array.from({ length: count }, (_, k) => {
    const { target } = points[Math.floor(((k + 0.5) / count) * points.length)];
    return { at: target, label: written.tick(target) };
  });
}
