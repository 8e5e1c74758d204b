import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

const GIVEN = [
  'Adèle',
  'Agathe',
  'Amina',
  'Anouk',
  'Aurélien',
  'Baptiste',
  'Béatrice',
  'Camille',
  'Céline',
  'Clément',
  'Coralie',
  'Damien',
  'Diane',
  'Élise',
  'Emma',
  'Fabien',
  'Fatou',
  'Florence',
  'Gaëlle',
  'Hugo',
  'Inès',
  'Jeanne',
  'Julien',
  'Karim',
  'Laure',
  'Léa',
  'Louis',
  'Maëlys',
  'Manon',
  'Margot',
  'Mathilde',
  'Mehdi',
  'Nadia',
  'Nathan',
  'Noémie',
  'Océane',
  'Pauline',
  'Quentin',
  'Rachel',
  'Romain',
  'Salomé',
  'Samir',
  'Sarah',
  'Solène',
  'Sophie',
  'Théo',
  'Valentin',
  'Victoire',
  'Yasmine',
  'Zoé',
];
const FAMILY = [
  'Aubrac',
  'Bellarive',
  'Boisjoly',
  'Brunelle',
  'Castagnol',
  'Champlain',
  'Clairvoix',
  'Courtine',
  'Dampierrot',
  'Delorbe',
  'Desvallon',
  'Duchâtelle',
  'Estivalet',
  'Faugeron',
  'Ferrandou',
  'Fontbrune',
  'Gaillardet',
  'Garancher',
  'Grandval',
  'Hautecombe',
  'Jolivard',
  'Lacassine',
  'Lambertot',
  'Larrivée',
  'Lavigère',
  'Lescure',
  'Loisillon',
  'Malaquet',
  'Marchenoir',
  'Marivaux',
  'Merlandin',
  'Montclar',
  'Morvandiau',
  'Nivelle',
  'Orsenne',
  'Pastourel',
  'Pellerand',
  'Pontarlieu',
  'Pradelain',
  'Quintanel',
  'Rambouly',
  'Ravanel',
  'Rocheteau',
  'Sablonnet',
  'Sainval',
  'Saulnière',
  'Séverac',
  'Taillandet',
  'Thévenard',
  'Tournebise',
  'Valcourt',
  'Vauclair',
  'Verdelin',
  'Vernoux',
  'Villarceau',
  'Vimeray',
  'Voisenon',
  'Wattelier',
  'Yvernault',
  'Zellier',
];

/** So many different invented French names; any likeness to a person is chance. At most as many as family names. */
export function inventedNames(count: number, random: RandomGenerator): readonly string[] {
  if (count > FAMILY.length) throw new RangeError(`at most ${FAMILY.length} names, asked for ${count}`);
  const given = shuffled([...GIVEN, ...GIVEN], random);
  return shuffled(FAMILY, random)
    .slice(0, count)
    .map((family, index) => `${given[index]} ${family}`);
}

/** The same, from a seed of their own. */
export function inventedNamesOf(count: number, seed: number): readonly string[] {
  return inventedNames(count, xoroshiro128plus(seed));
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: RandomGenerator): readonly T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const pick = uniformInt(random, 0, last);
    const held = copy[last];
    copy[last] = copy[pick];
    copy[pick] = held;
  }
  return copy;
}
