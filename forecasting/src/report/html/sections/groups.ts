import type { ScoreGroup } from '../../score-groups.js';
import { barsSvg } from '../bars-svg.js';
import { html, type Markup } from '../markup.js';
import type { ReportDocument } from '../report-document.js';
import { table } from '../table.js';
import type { Written } from '../written.js';

/** Scores by lead and, for intervals shorter than a day, by local hour. */
export function groupsSection({ evidence }: ReportDocument, written: Written): Markup {
  const { groups: words } = written.words;
  const { byLead, byHour, stepMinutes } = evidence;
  const daily = stepMinutes >= 1440;
  const unit = daily ? written.words.days : 'h';
  const span = ({ from, to }: ScoreGroup) => {
    const at = (index: number) => written.number((index * stepMinutes) / (daily ? 1440 : 60), 0);
    return `${at(from)}–${at(to)}`;
  };
  const hours = byHour.map((group) => ({ label: String(group.from).padStart(2, '0'), group }));
  return html`<section><h2>${words.title}</h2><div class="grid">${[
    chart(
      words.byLead,
      `${words.lead} (${unit})`,
      byLead.map((group) => ({ label: span(group), group })),
      written,
    ),
    ...(daily ? [] : [chart(words.byHour, words.hour, hours, written)]),
  ]}</div></section>`;
}

function chart(
  title: string,
  column: string,
  groups: readonly { readonly label: string; readonly group: ScoreGroup }[],
  written: Written,
): Markup {
  const { groups: words } = written.words;
  const bars = groups.map(({ label, group }) => ({ label, value: group.scores.pinball }));
  const figure = (value: number) => written.number(value, 2);
  const rows = groups.map(({ label, group: { scores } }) => [
    label,
    written.number(scores.pinball, 3),
    written.number(scores.mae, 2),
    written.percent(scores.coverage.c80),
    written.percent(scores.coverage.c95),
    written.number(scores.pairs),
  ]);
  const columns = [column, words.pinball, words.mae, words.coverage80, words.coverage95, words.pairs];
  return html`<figure><figcaption>${title}<span>${words.pinball}</span></figcaption>${barsSvg(bars, { name: written.words.pair(title, words.pinball), figure })}${table(title, columns, rows)}</figure>`;
}
