/** Text that is markup already, and is not escaped again. */
export interface Markup {
  readonly markup: string;
}

export type Piece = Markup | string | number | readonly Piece[];

const REPLACED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const isMarkup = (piece: Piece): piece is Markup => typeof piece === 'object' && 'markup' in piece;

const written = (piece: Piece): string => {
  if (isMarkup(piece)) return piece.markup;
  if (typeof piece === 'object') return piece.map(written).join('');
  return String(piece).replace(/[&<>"']/g, (letter) => REPLACED[letter]);
};

/** Markup of a template: text put into it is escaped, markup and lists of markup are not. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: strings.reduce((all, text, i) => all + written(pieces[i - 1]) + text) };
}

export const nothing: Markup = { markup: '' };
