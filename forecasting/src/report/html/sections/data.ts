import type { SeriesReport, Stretch } from '../../../series/prepare-series.js';
import { html, type Markup, nothing } from '../markup.js';
import type { ReportDocument } from '../report-document.js';
import { table } from '../table.js';
import type { Written } from '../written.js';

const SHOWN = 3;

/** What was found in the data, and what was done about it. */
export function dataSection({ data }: ReportDocument, written: Written): Markup {
  const { data: words } = written.words;
  return html`<section><h2>${words.title}</h2><p class="note">${words.note}</p>${data.map(({ name, report }) => findings(name, report, written))}</section>`;
}

function findings(name: string, report: SeriesReport, written: Written): Markup {
  const { data: words } = written.words;
  const rows = findingsOf(report, written);
  const { pair } = written.words;
  const counts = [
    pair(words.intervals, written.number(report.intervals)),
    pair(words.observed, written.number(report.observed)),
  ].join(' · ');
  return html`${name === '' ? nothing : html`<h3>${name}</h3>`}<p>${counts}</p>${
    rows.length === 0
      ? html`<p>${words.whole}</p>`
      : table(words.title, [words.finding, words.count, words.treatment, words.where], rows, [2, 3])
  }`;
}

function findingsOf(report: SeriesReport, written: Written): readonly (readonly string[])[] {
  const { data: words } = written.words;
  const { done } = words;
  const total = (runs: readonly Stretch[]) => runs.reduce((sum, { intervals }) => sum + intervals, 0);
  const where = (starts: readonly string[]) =>
    starts.length <= SHOWN
      ? starts.join(' ; ')
      : `${starts.slice(0, SHOWN).join(' ; ')} ${words.more(written.number(starts.length - SHOWN))}`;
  const stretches = (runs: readonly Stretch[]) =>
    where(runs.map(({ from, to }) => `${written.time(from)} → ${written.time(to)}`));
  const all: readonly (readonly [string, number, string, string])[] = [
    [words.missing, total(report.gaps), done.none, stretches(report.gaps)],
    [words.zeros, total(report.zeroRuns), done.missing, stretches(report.zeroRuns)],
    [words.absurd, report.absurd.length, done.missing, where(report.absurd.map(written.time))],
    [words.negative, report.negative, done.missing, ''],
    [words.withoutValue, report.withoutValue, done.missing, ''],
    [words.duplicates, report.duplicates, done['kept-once'], ''],
    [words.conflicts, report.conflicts, done['kept-later'], ''],
    [words.outOfOrder, report.outOfOrder, done.sorted, ''],
    [words.impossibleTimes, report.impossibleTimes, done['left-out'], ''],
  ];
  return all.flatMap(([finding, count, treatment, place]) =>
    count > 0 ? [[finding, written.number(count), treatment, place]] : [],
  );
}
