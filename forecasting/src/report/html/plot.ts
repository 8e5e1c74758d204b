import { html, type Markup, type Piece } from './markup.js';
import { palette } from './palette.js';

/** A drawing area: where values of the two axes lie, in SVG units. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  x(value: number): number;
  y(value: number): number;
}

const LEFT = 44;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 26;

/** A plot of [0, 1] × [0, most] unless the ends of x are given. */
export function plotOf(
  width: number,
  height: number,
  most: number,
  [from, to]: readonly [number, number],
): Plot {
  const span = to > from ? to - from : 1;
  return {
    width,
    height,
    x: (value) => round(LEFT + ((value - from) / span) * (width - LEFT - RIGHT)),
    y: (value) => round(height - BOTTOM - (value / (most > 0 ? most : 1)) * (height - TOP - BOTTOM)),
  };
}

/** Two decimals: enough for any screen, and the same bytes everywhere. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** Round numbers from 0 that end at or just above `most`, at most six. */
export function ticksTo(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, k) => round(k * step * 1e6) / 1e6);
}

/** Lines and figures of the upright axis. */
export function uprightAxis(plot: Plot, ticks: readonly number[], label: (tick: number) => string): Markup {
  return html`${ticks.map(
    (tick) =>
      html`<line x1="${LEFT}" x2="${plot.width - RIGHT}" y1="${plot.y(tick)}" y2="${plot.y(tick)}" stroke="${palette.line}"/><text x="${LEFT - 6}" y="${plot.y(tick) + 4}" text-anchor="end" font-size="11" fill="${palette.soft}">${label(tick)}</text>`,
  )}`;
}

/** Figures of the lying axis. */
export function lyingAxis(
  plot: Plot,
  ticks: readonly { readonly at: number; readonly label: string }[],
): Markup {
  return html`${ticks.map(
    ({ at, label }) =>
      html`<text x="${plot.x(at)}" y="${plot.height - 8}" text-anchor="middle" font-size="11" fill="${palette.soft}">${label}</text>`,
  )}`;
}

/** The drawing with its name in words, for those who do not see it. */
export function drawing(plot: Plot, name: string, inside: Piece): Markup {
  return html`<svg viewBox="0 0 ${plot.width} ${plot.height}" width="${plot.width}" height="${plot.height}" role="img" aria-label="${name}" font-family="system-ui, sans-serif">${inside}</svg>`;
}
