import type { Command } from 'commander';

/** The `roster` group of commands, made once however many commands join it. */
export function rosterGroup(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'roster') ??
    program.command('roster').description('Make, judge and explain staff rosters.')
  );
}
