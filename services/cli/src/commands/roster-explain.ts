import { describeRosterError, type Explanation, explainInfeasibility, openHighs } from '@releve/optimization';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { BadInput, withExitCodes } from './roster-file.js';
import { rosterGroup } from './roster-group.js';
import { type InstanceFlags, readInstance, takesInstance } from './roster-instance.js';

type Language = 'fr' | 'en';

interface ExplainFlags extends InstanceFlags {
  readonly timeLimit: number;
  readonly lang: Language;
  readonly json?: boolean;
}

/** `releve roster explain`: why no roster is legal, and the cheapest ways out. Exit code 1 when there is none. */
export function registerRosterExplain(program: Command): void {
  takesInstance(rosterGroup(program).command('explain'))
    .description('Name the smallest set of rules and requests that conflict, and the cheapest relaxations.')
    .option('--time-limit <seconds>', 'seconds to search', seconds, 15)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['fr', 'en']).default('fr'))
    .option('--json', 'one JSON object on standard output, in both languages')
    .action((instance: string, flags: ExplainFlags) => withExitCodes(() => run(instance, flags)));
}

async function run(instance: string, flags: ExplainFlags): Promise<number> {
  const { problem } = readInstance(instance, flags);
  const explained = explainInfeasibility(problem, await openHighs(), {
    timeLimitSeconds: flags.timeLimit,
    seconds: () => performance.now() / 1000,
  });
  if (!explained.ok) {
    throw new BadInput(
      explained.errors.map((error) => `${instance}: ${describeRosterError(error)}`).join('\n'),
    );
  }
  const { value } = explained;
  process.stdout.write(flags.json ? `${JSON.stringify(value)}\n` : describe(value, flags.lang));
  return value.status === 'feasible' ? 0 : 1;
}

const WORDS = {
  fr: {
    feasible: 'Un planning légal existe.',
    time: 'Non tranché dans le temps imparti : augmenter --time-limit.',
    size: 'Problème trop grand pour être expliqué : le découper par service ou par période.',
    conflict: 'Aucun planning légal. Ne peuvent tenir ensemble :',
    notSmallest: '(liste peut-être réductible : temps écoulé)',
    ways: 'Pour en sortir, du moins coûteux au plus coûteux :',
    noWay: 'Aucune issue simple trouvée.',
    unverified: ' (non vérifié : temps écoulé)',
  },
  en: {
    feasible: 'A legal roster exists.',
    time: 'Not settled in time: raise --time-limit.',
    size: 'Too large to be explained: split it by unit or by period.',
    conflict: 'No legal roster. These cannot hold together:',
    notSmallest: '(the list may shrink further: time ran out)',
    ways: 'Ways out, cheapest first:',
    noWay: 'No simple way out was found.',
    unverified: ' (not verified: time ran out)',
  },
} as const;

function describe(explanation: Explanation, lang: Language): string {
  const words = WORDS[lang];
  if (explanation.status === 'feasible') return `${words.feasible}\n`;
  if (explanation.status === 'undecided') return `${words[explanation.reason]}\n`;
  const { conflict, smallest, relaxations } = explanation;
  const lines = [
    words.conflict,
    ...conflict.map(
      ({ message, article }) => `  - ${message[lang]}${article === undefined ? '' : ` (${article})`}`,
    ),
    ...(smallest ? [] : [words.notSmallest]),
    relaxations.length > 0 ? words.ways : words.noWay,
    ...relaxations.map(
      (way, index) => `  ${index + 1}. ${way.message[lang]}${way.verified ? '' : words.unverified}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0) || value > 3600) throw new InvalidArgumentError('Expected seconds above 0.');
  return value;
}
