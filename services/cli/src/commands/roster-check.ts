import { type Verdict, verify } from '@releve/optimization';
import { type Command, Option } from 'commander';
import { ROSTER_FORMATS, type RosterFormat, readProblem, readRoster, withExitCodes } from './roster-file.js';
import { rosterGroup } from './roster-group.js';

interface CheckFlags {
  readonly format: RosterFormat;
  readonly json?: boolean;
}

/** `releve roster check`: judges a roster independently of the solver. Exit code 1 if any rule is broken. */
export function registerRosterCheck(program: Command): void {
  rosterGroup(program)
    .command('check')
    .description('Verify a roster against its problem: violations and cost.')
    .argument('<instance>', 'roster problem (Relève JSON or Curtois text)')
    .argument('<roster>', 'roster (JSON)')
    .addOption(
      new Option('--format <format>', 'format of the instance').choices(ROSTER_FORMATS).default('auto'),
    )
    .option('--json', 'one JSON object on standard output instead of text')
    .action((instance: string, roster: string, flags: CheckFlags) =>
      withExitCodes(() => {
        const verdict = verify(readProblem(instance, flags.format), readRoster(roster));
        process.stdout.write(flags.json ? `${JSON.stringify(verdict)}\n` : describe(verdict));
        return verdict.legal ? 0 : 1;
      }),
    );
}

const SHOWN = 50;

function describe({ legal, violations, cost }: Verdict): string {
  const lines = [
    legal ? 'legal' : `${violations.length} violations`,
    `cost ${cost.total} (shortage ${cost.shortage}, surplus ${cost.surplus}, wishes refused ${cost.requestsOn + cost.requestsOff})`,
    ...violations.slice(0, SHOWN).map(({ rule, agent, day, detail }) => {
      const where = [agent, day === undefined ? undefined : `day ${day}`].filter(
        (part) => part !== undefined,
      );
      return `  ${rule}: ${where.join(', ')}: ${detail}`;
    }),
    ...(violations.length > SHOWN ? [`  … and ${violations.length - SHOWN} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
