import { html, type Markup } from '../markup.js';
import type { Written } from '../written.js';

/** What the words of the page mean. */
export function termsSection({ words }: Written): Markup {
  const { title, list } = words.terms;
  return html`<section><h2>${title}</h2><dl class="terms">${list.map(
    ([term, meaning]) => html`<dt>${term}</dt><dd>${meaning}</dd>`,
  )}</dl></section>`;
}
