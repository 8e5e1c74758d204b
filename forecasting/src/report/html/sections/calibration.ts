import { barsSvg } from '../bars-svg.js';
import { levelsSvg } from '../levels-svg.js';
import { html, type Markup } from '../markup.js';
import type { ReportDocument } from '../report-document.js';
import { figures, table } from '../table.js';
import type { Written } from '../written.js';

/** Coverage of the intervals, and where the truth fell in the forecast distribution. */
export function calibrationSection({ evidence }: ReportDocument, written: Written): Markup {
  const { calibration: words, table: folded } = written.words;
  const { pit, levels, coverage } = evidence.calibration;
  const whole = (share: number) => written.percent(share, 0);
  const parts = pit.map((value, k) => ({
    label: `${whole(k / pit.length).replace(/\s*%/, '')}–${whole((k + 1) / pit.length)}`,
    value,
  }));
  const coverageTable = table(
    words.coverage,
    [words.promised, words.measured, words.between, words.pairs],
    coverage.map(({ nominal, measured, low, high, count }) => [
      whole(nominal),
      html`<strong>${written.percent(measured)}</strong>`,
      `${written.percent(low)} – ${written.percent(high)}`,
      written.number(count),
    ]),
  );
  const pitTable = table(
    words.pit,
    [words.part, words.share],
    parts.map(({ label, value }) => [label, written.percent(value)]),
  );
  const levelsTable = table(
    words.levels,
    [words.level, words.share],
    levels.map(({ level, share }) => [written.percent(level), written.percent(share)]),
  );
  return html`<section><h2>${words.title}</h2><p class="note">${words.note}</p>${coverageTable}<div class="grid">
<figure><figcaption>${words.pit}<span>${words.pitNote}</span></figcaption>${barsSvg(parts, { name: words.pit, figure: whole, expected: 1 / pit.length })}${figures(folded, words.pit, pitTable)}</figure>
<figure><figcaption>${words.levels}<span>${words.levelsNote}</span></figcaption>${levelsSvg(levels, words.levels, whole)}${figures(folded, words.levels, levelsTable)}</figure>
</div></section>`;
}
