import type { Fan } from '../../fans.js';
import { fanSvg } from '../fan-svg.js';
import { html, type Markup } from '../markup.js';
import { palette } from '../palette.js';
import type { ReportDocument } from '../report-document.js';
import { figures, table } from '../table.js';
import type { Written } from '../written.js';

/** Some forecasts as they were made, with what came. */
export function fansSection({ evidence }: ReportDocument, written: Written): Markup {
  const { fans: words } = written.words;
  return html`<section><h2>${words.title}</h2><p class="note">${words.note}</p>${legend(written)}<div class="grid">${evidence.fans.map(
    (fan) => figure(fan, written),
  )}</div></section>`;
}

function figure(fan: Fan, written: Written): Markup {
  const { fans: words, table: folded } = written.words;
  const title = fan.series === '' ? words.rank[fan.rank] : `${words.rank[fan.rank]} – ${fan.series}`;
  const made = words.madeAt(written.time(fan.origin), written.number(fan.pinball, 2));
  const pair = ([low, high]: readonly [number, number]) =>
    `${written.number(low, 1)} – ${written.number(high, 1)}`;
  const rows = fan.points.map((point) => [
    written.time(point.target),
    point.actual === null ? '–' : written.number(point.actual),
    written.number(point.median, 1),
    pair(point.i50),
    pair(point.i80),
    pair(point.i95),
  ]);
  const columns = [words.target, words.actual, words.median, ...intervals(written)];
  return html`<figure><figcaption>${title}<span>${made}</span></figcaption>${fanSvg(fan, written)}${figures(folded, title, table(`${title}, ${made}`, columns, rows))}</figure>`;
}

const intervals = ({ words, percent }: Written): readonly string[] =>
  [0.5, 0.8, 0.95].map((share) => words.fans.interval(percent(share, 0)));

function legend(written: Written): Markup {
  const { fans: words } = written.words;
  const [i50, i80, i95] = intervals(written);
  const swatch = (inside: Markup) =>
    html`<svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">${inside}</svg>`;
  const area = (fill: string) => swatch(html`<rect width="18" height="12" fill="${fill}"/>`);
  const line = (stroke: string, dash: string) =>
    swatch(
      html`<line x1="0" x2="18" y1="6" y2="6" stroke="${stroke}" stroke-width="2.5" stroke-dasharray="${dash}"/>`,
    );
  return html`<ul class="legend"><li>${line(palette.ink, 'none')}${words.actual}</li><li>${line(palette.median, '6 3')}${words.median}</li><li>${area(palette.band50)}${i50}</li><li>${area(palette.band80)}${i80}</li><li>${area(palette.band95)}${i95}</li></ul>`;
}
