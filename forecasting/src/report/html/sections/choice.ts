import type { FitFacts } from '../../../models/model.js';
import { html, type Markup, nothing } from '../markup.js';
import type { ReportDocument } from '../report-document.js';
import { table } from '../table.js';
import type { Written } from '../written.js';

const WEIGHT = 'weight ';
const MAIN = 'corrected regression';

/** What the model settled on at its last fit, and why it is made so. */
export function choiceSection({ evidence, chosen }: ReportDocument, written: Written): Markup {
  const { choice: words } = written.words;
  const why = words.why[evidence.model] ?? words.whyOther;
  return html`<section><h2>${words.title}</h2><p>${why}</p>${chosen.map(({ series, facts }) => chosenFacts(series, facts, written))}</section>`;
}

function chosenFacts(series: string, facts: FitFacts, written: Written): Markup {
  const { choice: words, model: column } = written.words;
  const rows = Object.entries(facts.chosen).flatMap(([name, value]) =>
    name.startsWith(WEIGHT) ? [[memberName(name.slice(WEIGHT.length), written), written.percent(value)]] : [],
  );
  const { level } = facts.chosen;
  const levelText =
    level === undefined
      ? ''
      : ` · ${written.words.pair(words.level, Math.abs(level) < 5e-4 ? words.levelStays : written.change(Math.exp(level) - 1))}`;
  return html`${series === '' ? nothing : html`<h3>${series}</h3>`}<p>${written.words.pair(words.observations, written.number(facts.observations))}${levelText}</p>${
    rows.length === 0 ? nothing : table(words.weights, [column, words.weight], rows)
  }`;
}

const memberName = (name: string, { words, model }: Written): string =>
  name === MAIN ? words.choice.regression : model(name);
