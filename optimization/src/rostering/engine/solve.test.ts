import { describe, expect, it } from 'vitest';
import { openHighs } from '../../lp/highs-solver.js';
import { optimumOf, smallProblem } from '../compact/small-problem.contract.js';
import { toAssignments } from '../compile/compile.js';
import type { CompiledProblem } from '../compile/compiled-problem.js';
import { readCurtois } from '../formats/curtois.js';
import { compiledOf } from '../lines/line-pricer.contract.js';
import { verify } from '../verify/verify.js';
import { Board } from './board.js';
import { solve } from './solve.js';
import type { SolveTask } from './solve-task.js';

async function run(compiled: CompiledProblem, seconds: number, more: Partial<SolveTask> = {}) {
  const board = Board.create(compiled.agents.length * compiled.days);
  const now = () => performance.now();
  const task = { compiled, board, highs: await openHighs(), seed: 1, now, role: 'alone' as const };
  const end = solve({ ...task, deadline: now() + seconds * 1000, ...more });
  const best = board.read();
  const verdict = best && verify(compiled.problem, toAssignments(compiled, best.grid));
  return { end, board, best, verdict };
}

describe('solve', () => {
  it('reaches and proves the brute-force optimum under every kind of rule', async () => {
    for (let seed = 100; seed < 110; seed++) {
      const problem = smallProblem(seed);
      const best = optimumOf(problem);
      const { end, board, verdict } = await run(compiledOf(problem), 20);
      if (best === undefined) {
        expect(end.kind, `seed ${seed}`).toBe('no-line');
        continue;
      }
      expect(verdict?.violations, `seed ${seed}`).toEqual([]);
      expect(verdict?.cost.total, `seed ${seed}`).toBe(best);
      expect(board.best, `seed ${seed}`).toBe(best);
      expect(board.bound, `seed ${seed}`).toBe(best);
    }
  }, 60_000);

  it('gives the same roster for the same seed and number of lines priced', async () => {
    const compiled = compiledOf(smallWard());
    const budget = { linesToPrice: 3000, deadline: Number.POSITIVE_INFINITY };
    const [a, b] = [await run(compiled, 0, budget), await run(compiled, 0, budget)];
    expect(a.best?.grid).toEqual(b.best?.grid);
    expect(a.verdict?.legal).toBe(true);
    expect((await run(compiled, 0, { ...budget, seed: 2 })).best?.grid).not.toEqual(a.best?.grid);
  });

  it('stops at once when told', async () => {
    const compiled = compiledOf(smallWard());
    const board = Board.create(compiled.agents.length * compiled.days);
    board.stop();
    const started = performance.now();
    await run(compiled, 60, { board });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('board', () => {
  it('keeps only better rosters and higher bounds', () => {
    const board = Board.create(2);
    expect(board.read()).toBeUndefined();
    expect(board.offer(10, Uint8Array.of(1, 2), 0)).toBe(true);
    expect(board.offer(10, Uint8Array.of(9, 9), 0)).toBe(false);
    expect(board.offer(12, Uint8Array.of(9, 9), 0)).toBe(false);
    expect(new Board(board.memory).read()).toEqual({ cost: 10, grid: Uint8Array.of(1, 2) });
    expect(board.raiseBound(3)).toBe(true);
    expect(board.raiseBound(2)).toBe(false);
    expect(board.bound).toBe(3);
  });
});

/** Eight people, two weeks, two shifts, in the benchmark's own format. */
function smallWard() {
  const staff = 'ABCDEFGH'.split('').map((id) => `${id},E=14|L=7,4320,3360,5,2,2,1`);
  const cover = Array.from({ length: 14 }, (_, day) => [`${day},E,3,100,1`, `${day},L,2,100,1`]).flat();
  const wishes = Array.from({ length: 10 }, (_, index) => `${'ABCDEFGH'[index % 8]},${index},L,2`);
  const read = readCurtois(
    [
      ...['SECTION_HORIZON', '14', 'SECTION_SHIFTS', 'E,480,', 'L,480,E', 'SECTION_STAFF', ...staff],
      ...['SECTION_DAYS_OFF', 'SECTION_SHIFT_ON_REQUESTS', ...wishes, 'SECTION_SHIFT_OFF_REQUESTS'],
      ...['SECTION_COVER', ...cover],
    ].join('\n'),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}
