import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHighs } from '../../lp/highs-solver.js';
import { toAssignments } from '../compile/compile.js';
import { readCurtois } from '../formats/curtois.js';
import { compiledOf } from '../lines/line-pricer.contract.js';
import { verify } from '../verify/verify.js';
import { Board } from './board.js';
import { solve } from './solve.js';

const shared = process.env.RELEVE_SHARED ?? resolve(import.meta.dirname, '../../../../../shared');
const folder = join(shared, 'bench/rostering/curtois');
const present = existsSync(folder);
if (!present) console.log(`skipped: no benchmark data at ${shared}`);

describe.skipIf(!present)('the published instances', () => {
  it.each([
    [2, 828],
    [3, 1001],
    [4, 1716],
  ])(
    'instance %i is solved to its proven optimum %i',
    async (instance, optimum) => {
      const read = readCurtois(readFileSync(join(folder, `Instance${instance}.txt`), 'utf8'));
      if (!read.ok) throw new Error('the instance should be read');
      const compiled = compiledOf(read.value);
      const board = Board.create(compiled.agents.length * compiled.days);
      const now = () => performance.now();
      solve({
        compiled,
        board,
        highs: await openHighs(),
        seed: 1,
        now,
        deadline: now() + 60_000,
        role: 'alone',
      });
      const verdict = verify(read.value, toAssignments(compiled, board.read()?.grid ?? new Uint8Array()));
      expect(verdict.violations).toEqual([]);
      expect(verdict.cost.total).toBe(optimum);
      expect(board.bound).toBe(optimum);
    },
    90_000,
  );
});
