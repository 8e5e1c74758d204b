import { html, type Markup } from '../markup.js';
import type { ReportDocument } from '../report-document.js';
import { table } from '../table.js';
import type { Written } from '../written.js';

/** Every model on the same pairs, best first. */
export function regretSection({ evidence }: ReportDocument, written: Written): Markup {
  const { regret: words, groups, model: column } = written.words;
  const rows = evidence.regret.map(({ model, scores, abovePercent, againstJudged }) => {
    const judged = model === evidence.model;
    const name = written.model(model);
    const against =
      againstJudged === undefined
        ? '–'
        : `${signed(written, againstJudged.difference)} (${signed(written, againstJudged.low)} … ${signed(written, againstJudged.high)})`;
    const tie = againstJudged !== undefined && againstJudged.low <= 0 && againstJudged.high >= 0;
    return [
      judged ? html`<strong>${name} (${words.judged})</strong>` : name,
      written.number(scores.pinball, 4),
      written.change(abovePercent / 100),
      tie ? `${against}, ${words.notDistinct}` : against,
      written.number(scores.mae, 3),
      written.number(scores.rmse, 3),
      written.percent(scores.wapePercent / 100),
      written.number(scores.bias, 3),
      written.percent(scores.coverage.c80),
    ];
  });
  return html`<section><h2>${words.title}</h2><p class="note">${words.note}</p>${table(
    words.title,
    [
      ...[column, groups.pinball, words.above, words.against, 'MAE', words.rmse, words.wape],
      ...[words.bias, groups.coverage80],
    ],
    rows,
  )}</section>`;
}

const signed = ({ number }: Written, value: number): string => `${value > 0 ? '+' : ''}${number(value, 4)}`;
