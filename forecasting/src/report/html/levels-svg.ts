import type { LevelShare } from '../calibration.js';
import { html, type Markup } from './markup.js';
import { palette } from './palette.js';
import { drawing, lyingAxis, plotOf, uprightAxis } from './plot.js';

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Share of counts at or below each quantile against its level, over the diagonal. */
export function levelsSvg(
  levels: readonly LevelShare[],
  name: string,
  percent: (share: number) => string,
): Markup {
  const plot = plotOf(560, 260, 1, [0, 1]);
  const known = levels.filter(({ share }) => Number.isFinite(share));
  const points = known.map(({ level, share }) => `${plot.x(level)},${plot.y(share)}`).join(' ');
  return drawing(plot, name, [
    uprightAxis(plot, TICKS, percent),
    html`<line x1="${plot.x(0)}" y1="${plot.y(0)}" x2="${plot.x(1)}" y2="${plot.y(1)}" stroke="${palette.reference}" stroke-width="1.5" stroke-dasharray="6 3"/>`,
    html`<polyline points="${points}" fill="none" stroke="${palette.median}" stroke-width="2"/>`,
    known.map(
      ({ level, share }) =>
        html`<circle cx="${plot.x(level)}" cy="${plot.y(share)}" r="3" fill="${palette.median}"/>`,
    ),
    lyingAxis(
      plot,
      TICKS.slice(1, -1).map((at) => ({ at, label: percent(at) })),
    ),
  ]);
}
