import { html, type Markup, nothing } from '../markup.js';
import type { Drivers, ReportDocument } from '../report-document.js';
import { table } from '../table.js';
import type { Written } from '../written.js';

/** What makes the last forecast what it is, term by term. */
export function driversSection({ drivers }: ReportDocument, written: Written): Markup {
  if (drivers.length === 0) return nothing;
  const { drivers: words } = written.words;
  return html`<section><h2>${words.title}</h2><p class="note">${words.note}</p>${drivers.map((one) => driversTable(one, written))}</section>`;
}

function driversTable({ series, from, intervals, terms }: Drivers, written: Written): Markup {
  const { drivers: words } = written.words;
  const whole = terms.reduce((product, { factor }) => product * factor, 1);
  const rows = [...terms.filter(({ factor }) => factor !== 1), { term: 'whole', factor: whole }].map(
    ({ term, factor }) => [termName(term, words.terms), written.change(factor - 1)],
  );
  return table(
    words.of(series, written.time(from), written.number(intervals)),
    [words.term, words.effect],
    rows,
  );
}

/** "holiday:easter-monday" is a holiday, with its name behind. */
function termName(term: string, names: Readonly<Record<string, string>>): string {
  const [base = '', ...detail] = term.split(':');
  const name = names[base] ?? base;
  return detail.length === 0 ? name : `${name} (${detail.join(' ').replaceAll('-', ' ')})`;
}
