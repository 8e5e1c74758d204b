import { html, type Markup, type Piece } from './markup.js';

/** A table whose first column heads its rows and whose other columns are figures unless they are named as text. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Piece[])[],
  text: readonly number[] = [],
): Markup {
  const kind = (k: number): string => (k === 0 || text.includes(k) ? 'text' : 'figure');
  const head = columns.map((column, k) => html`<th scope="col" class="${kind(k)}">${column}</th>`);
  const body = rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, k) =>
        k === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${kind(k)}">${cell}</td>`,
      )}</tr>`,
  );
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** The figures behind a chart, folded away until asked for; no script is needed. */
export function figures(title: string, chart: string, inside: Markup): Markup {
  return html`<details><summary>${title}<span class="hidden"> – ${chart}</span></summary>${inside}</details>`;
}
