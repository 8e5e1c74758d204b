import {
  type Cell,
  type DeskInput,
  type ReplaceInput,
  type Replacements,
  rulePack,
  type Swap,
  type SwapCheck,
} from '@releve/optimization';
import { createThreadRunner, type JobRunner, unavailable } from '@releve/platform';

/** A desk as plain data: its rule pack by name. */
export type DeskData = Omit<DeskInput, 'pack'> & { readonly packId: string };

/** Questions about one cell of a roster. */
export type DeskQuestion =
  | {
      readonly kind: 'replacements';
      readonly desk: DeskData;
      readonly ask: Pick<ReplaceInput, 'absences' | 'agent' | 'day' | 'prices'>;
    }
  | { readonly kind: 'swaps'; readonly desk: DeskData; readonly cell: Cell }
  | { readonly kind: 'swap-check'; readonly desk: DeskData; readonly one: Cell; readonly other: Cell };

export type DeskAnswer =
  | { readonly kind: 'replacements'; readonly found: Replacements }
  | { readonly kind: 'swaps'; readonly swaps: readonly Swap[] }
  | { readonly kind: 'swap-check'; readonly check: SwapCheck };

/** The desk with its rule pack, in the thread. */
export function deskOf({ packId, ...data }: DeskData): DeskInput {
  const pack = rulePack(packId);
  return { ...data, ...(pack ? { pack } : {}) };
}

const JOB = 'desk';
const MOST_MS = 20_000;

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/replan/desk-worker.js', import.meta.url)
  : new URL('./desk-worker.js', import.meta.url);

/** Answers questions about cells in threads of their own, in fair turns between units. */
export const deskRunner = (): JobRunner =>
  createThreadRunner({ workers: { [JOB]: workerFile }, threads: 2, memoryMb: 400 });

/** @throws unavailable when the answer does not come in time */
export async function askDesk(runner: JobRunner, unit: string, question: DeskQuestion): Promise<DeskAnswer> {
  const job = runner.run(JOB, question, { key: unit });
  const timer = setTimeout(() => job.cancel(), MOST_MS);
  const outcome = await job.outcome.finally(() => clearTimeout(timer));
  if (outcome.kind === 'done') return outcome.output as DeskAnswer;
  throw unavailable(
    outcome.kind === 'failed'
      ? `It could not be answered: ${outcome.reason}.`
      : 'Others are asking too; this was not answered in time.',
  );
}
