import type { LocalText } from '@releve/contracts';
import type { Explanation } from '@releve/optimization';

const noneFound: LocalText = {
  fr: 'Aucun planning légal trouvé dans le temps donné ; cela ne prouve pas qu’il n’en existe pas.',
  en: 'No legal roster was found in the time given; this does not prove that there is none.',
};

const priced = (text: LocalText, cost: number): LocalText => ({
  fr: `Issue possible (prix ${cost}) : ${text.fr}`,
  en: `A way out (price ${cost}): ${text.en}`,
});

/** An explanation as lines for a person: what conflicts, then the ways out, cheapest first. */
export function explanationWords(explanation: Explanation | { readonly failed: string }): LocalText[] {
  if ('failed' in explanation) return [noneFound, { fr: explanation.failed, en: explanation.failed }];
  if (explanation.status !== 'infeasible') return [noneFound];
  const heading: LocalText = explanation.smallest
    ? {
        fr: 'Aucun planning n’est légal : ces conditions ne peuvent tenir ensemble.',
        en: 'No roster is legal: these conditions cannot hold together.',
      }
    : {
        fr: 'Aucun planning n’est légal ; parmi ces conditions, certaines ne peuvent tenir ensemble.',
        en: 'No roster is legal; among these conditions, some cannot hold together.',
      };
  return [
    heading,
    ...explanation.conflict.map(({ article, message }) =>
      article ? { fr: `${message.fr} (${article})`, en: `${message.en} (${article})` } : message,
    ),
    ...explanation.relaxations
      .filter(({ verified }) => verified)
      .map(({ message, cost }) => priced(message, cost)),
  ];
}
