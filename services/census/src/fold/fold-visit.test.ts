import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldVisit } from './fold-visit.js';
import { survivors } from './merges.js';
import type { Movement } from './movement.js';

let next = 0;
const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 10) + minutes * 60_000).toISOString();
const move = (kind: Movement['kind'], minutes: number, more: Partial<Movement> = {}): Movement => {
  next += 1;
  return {
    visitId: 'v',
    movementId: `m${next}`,
    movementVersion: 0,
    kind,
    at: at(minutes),
    patch: {},
    ...more,
  };
};
const times = (movements: readonly Movement[]) => {
  const visit = foldVisit(movements);
  return visit && [visit.arrivedAt, visit.departedAt];
};

describe('foldVisit', () => {
  it('ends right after a discharge, its cancellation and another discharge', () => {
    const visit = [
      move('arrival', 0),
      move('departure', 60),
      move('cancel-departure', 70),
      move('departure', 90),
    ];
    expect(times(visit)).toEqual([at(0), at(90)]);
    expect(times(visit.slice(0, 3))).toEqual([at(0), null]);
  });

  it('takes the first of two arrivals, and one cancellation undoes both', () => {
    const twice = [move('arrival', 0), move('arrival', 5)];
    expect(times(twice)).toEqual([at(0), null]);
    expect(foldVisit([...twice, move('cancel-arrival', 10)])).toBeNull();
    expect(times([...twice, move('cancel-arrival', 10), move('arrival', 20)])).toEqual([at(20), null]);
  });

  it('does not bring a cancelled visit back for an update', () => {
    const update = move('update', 15, { patch: { arrivedAt: at(0), triage: '2' } });
    expect(foldVisit([move('arrival', 0), move('cancel-arrival', 10), update])).toBeNull();
  });

  it('knows a visit from an update alone, if that tells the arrival', () => {
    expect(times([move('update', 15, { patch: { arrivedAt: at(0) } })])).toEqual([at(0), null]);
    expect(foldVisit([move('update', 15)])).toBeNull();
    expect(foldVisit([move('departure', 15)])).toBeNull();
  });

  it('boards from the first decision, and forgets a decision that was cancelled', () => {
    const decided = [move('arrival', 0), move('admission-decided', 30), move('admission-decided', 40)];
    expect(foldVisit(decided)).toMatchObject({ admissionDecidedAt: at(30), outcome: 'admitted' });
    expect(foldVisit([...decided, move('cancel-admission', 50)])).toMatchObject({
      admissionDecidedAt: null,
      outcome: null,
    });
  });

  it('ends with the move to a ward; the hospital discharge days later is not the department’s', () => {
    const toWard = move('transfer', 60, { patch: { departedAt: at(60), outcome: 'admitted' } });
    const home = move('departure', 6000, { patch: { outcome: 'home' } });
    expect(foldVisit([move('arrival', 0), toWard, home])).toMatchObject({
      departedAt: at(60),
      outcome: 'admitted',
    });
    expect(times([move('arrival', 0), toWard, move('cancel-transfer', 70)])).toEqual([at(0), null]);
  });

  it('keeps the highest version of a movement, and a named cancellation wherever it stands', () => {
    const arrival = move('arrival', 0);
    const later = { ...arrival, movementVersion: 5, at: at(-10) };
    const cancel: Movement = {
      ...arrival,
      movementVersion: 9,
      kind: 'cancel-arrival',
      cancelsMovementId: arrival.movementId,
    };
    expect(times([later, arrival])).toEqual([at(-10), null]);
    expect(foldVisit([cancel, later, arrival])).toBeNull();
  });

  it('lets movements speak after an imported state', () => {
    const imported = move('update', 0, {
      movementId: 'import',
      patch: { arrivedAt: at(0), departedAt: null, triage: '4' },
    });
    expect(foldVisit([move('departure', 50), imported])).toMatchObject({ departedAt: at(50), triage: '4' });
  });

  it('gives the same visit for every order and every repetition of the same movements', () => {
    const kinds = [
      'arrival',
      'update',
      'admission-decided',
      'transfer',
      'departure',
      'cancel-arrival',
      'cancel-admission',
      'cancel-transfer',
      'cancel-departure',
    ] as const;
    const movement = fc.record({
      visitId: fc.constant('v'),
      movementId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      movementVersion: fc.nat(3),
      kind: fc.constantFrom(...kinds),
      at: fc.nat(6).map((quarter) => at(quarter * 15)),
      patch: fc.record(
        {
          arrivedAt: fc.nat(6).map((quarter) => at(quarter * 15)),
          departedAt: fc.nat(9).map((quarter) => at(quarter * 15)),
          triage: fc.constantFrom('1', '3A', '5'),
          outcome: fc.constantFrom('home', 'admitted'),
        },
        { requiredKeys: [] },
      ),
    });
    const distinct = fc.uniqueArray(movement, {
      maxLength: 9,
      selector: ({ movementId, movementVersion }) => `${movementId}/${movementVersion}`,
    });
    const shuffled = distinct.chain((set) =>
      fc.tuple(
        fc.constant(set),
        fc.shuffledSubarray([...set, ...set], { minLength: set.length * 2, maxLength: set.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([set, sent]) => {
        expect(foldVisit(sent)).toEqual(foldVisit(set));
      }),
      { numRuns: 500 },
    );
  });
});

describe('survivors', () => {
  const merge = (from: string, into: string, minutes: number): Movement =>
    move('merge', minutes, { visitId: from, mergedInto: into });

  it('follows merges through other merges', () => {
    const survivor = survivors([merge('b', 'c', 10), merge('a', 'b', 5)]);
    expect(['a', 'b', 'c', 'd'].map(survivor)).toEqual(['c', 'c', 'c', 'd']);
  });

  it('lets the later of two opposite merges stand', () => {
    const survivor = survivors([merge('a', 'b', 5), merge('b', 'a', 10)]);
    expect(['a', 'b'].map(survivor)).toEqual(['a', 'a']);
  });
});
