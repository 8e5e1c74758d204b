import { type Verdict, verify } from '@releve/optimization';
import type { Command } from 'commander';
import { readRoster, withExitCodes } from './roster-file.js';
import { rosterGroup } from './roster-group.js';
import { type InstanceFlags, readInstance, takesInstance } from './roster-instance.js';

interface CheckFlags extends InstanceFlags {
  readonly json?: boolean;
}

/** `releve roster check`: judges a roster independently of the solver. Exit code 1 if any rule is broken. */
export function registerRosterCheck(program: Command): void {
  takesInstance(rosterGroup(program).command('check'))
    .description('Verify a roster against its problem: violations and cost.')
    .argument('<roster>', 'roster (JSON)')
    .option('--json', 'one JSON object on standard output instead of text')
    .action((instance: string, roster: string, flags: CheckFlags) =>
      withExitCodes(() => {
        const verdict = verify(readInstance(instance, flags).problem, readRoster(roster));
        process.stdout.write(flags.json ? `${JSON.stringify(verdict)}\n` : describe(verdict));
        return verdict.legal ? 0 : 1;
      }),
    );
}

const SHOWN = 50;

function describe({ legal, violations, misses, cost }: Verdict): string {
  const byRule = new Map<string, number>();
  for (const miss of misses) byRule.set(miss.rule, (byRule.get(miss.rule) ?? 0) + miss.cost);
  const lines = [
    legal ? 'legal' : `${violations.length} violations`,
    `cost ${cost.total} (shortage ${cost.shortage}, surplus ${cost.surplus}, wishes refused ${cost.requestsOn + cost.requestsOff}, soft rules ${cost.softRules})`,
    ...[...byRule].map(([rule, missed]) => `  ${rule} ${missed}`),
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
