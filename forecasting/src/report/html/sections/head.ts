import { html, type Markup } from '../markup.js';
import type { ReportDocument } from '../report-document.js';
import type { Written } from '../written.js';

const REFERENCE = 'seasonal-naive';

/** Title, verdict in a few sentences, and what was forecast. */
export function head({ evidence, ...about }: ReportDocument, written: Written): Markup {
  const { words } = written;
  const { facts } = words;
  const own = evidence.regret.find(({ model }) => model === evidence.model);
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const { stepMinutes } = evidence;
  const step =
    stepMinutes % 1440 === 0
      ? `${stepMinutes / 1440} ${words.days}`
      : stepMinutes % 60 === 0
        ? `${stepMinutes / 60} h`
        : `${stepMinutes} ${words.minutes}`;
  return html`<header><h1>${words.title}</h1><p class="lead">${words.lead(written.model(evidence.model), about.source)}</p>
<div class="verdict">${verdict(evidence, written).map((line) => html`<p>${line}</p>`)}</div>
<dl class="facts">${[
    fact(facts.period, `${written.day(evidence.from)} – ${written.day(evidence.to)}`),
    fact(facts.origins, written.number(evidence.origins)),
    fact(facts.pairs, written.number(own?.scores.pairs ?? 0)),
    fact(facts.step, step),
    fact(facts.zone, about.timeZone),
    fact(facts.calendar, about.calendar ?? facts.noCalendar),
    fact(facts.refit, written.number(about.refitDays)),
  ]}</dl></header>`;
}

/** What the scores say, in sentences. */
export function verdict(
  { regret, model, calibration }: ReportDocument['evidence'],
  { words, percent, model: named }: Written,
): readonly string[] {
  const own = regret.find((row) => row.model === model);
  const naive = regret.find((row) => row.model === REFERENCE);
  const [best] = regret;
  if (!own || own.scores.pairs === 0) return [words.verdict.none];
  const lines: string[] = [];
  if (naive && own !== naive) {
    const gain = 1 - own.scores.pinball / naive.scores.pinball;
    const say = gain >= 0 ? words.verdict.better : words.verdict.worse;
    lines.push(say(percent(Math.abs(gain)), named(REFERENCE)));
  }
  if (best && regret.length > 1)
    lines.push(
      best === own
        ? words.verdict.best
        : words.verdict.near(percent(own.abovePercent / 100), named(best.model)),
    );
  const c80 = calibration.coverage.find(({ nominal }) => nominal === 0.8);
  if (c80) lines.push(words.verdict.coverage(percent(c80.measured)));
  return lines;
}
