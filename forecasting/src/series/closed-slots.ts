import { Recurrence } from './recurrence.js';

/** A weekend or night without counts is a fact once it has come back so often. */
const CLOSED_WEEKS = 3;
const CLOSED_NIGHTS = 4;

/** Slots of the local week and day at which a place has closed: zeros that would else be missing counts. */
export class ClosedSlots {
  private readonly byWeek: Recurrence;
  private readonly byDay: Recurrence;

  /** @param weekSlotAt slot of the local week of an interval */
  constructor(
    private readonly slotsPerDay: number,
    private readonly weekSlotAt: (interval: number) => number,
  ) {
    this.byWeek = new Recurrence(7 * slotsPerDay);
    this.byDay = new Recurrence(slotsPerDay);
  }

  /** Whether an interval lies where counts have been missing so often that none are to come. */
  has(interval: number): boolean {
    return this.timesClosed(interval) > 0;
  }

  /** Times in a row that nobody came where it is closed, 0 where it is open. */
  timesClosed(interval: number): number {
    const [weeks, days] = this.standing(interval);
    return Math.max(weeks >= CLOSED_WEEKS ? weeks : 0, days >= CLOSED_NIGHTS ? days : 0);
  }

  /** Takes in a run [from, to) held for missing. A run that fills whole weeks or days says nothing of slots in them. */
  addMissing(from: number, to: number): void {
    const length = to - from;
    for (let i = from; i < to; i++) {
      const slot = this.weekSlotAt(i);
      if (length < 7 * this.slotsPerDay) this.byWeek.add(slot, 0);
      if (length < this.slotsPerDay) this.byDay.add(slot, 0);
    }
  }

  /** Nobody came where it is closed. */
  stayClosed(interval: number): void {
    const [weeks, days] = this.standing(interval);
    const slot = this.weekSlotAt(interval);
    if (weeks >= CLOSED_WEEKS) this.byWeek.add(slot, 0);
    if (days >= CLOSED_NIGHTS) this.byDay.add(slot, 0);
  }

  /** Somebody came: the slot is open. */
  open(interval: number): void {
    if (this.byWeek.isEmpty && this.byDay.isEmpty) return;
    const slot = this.weekSlotAt(interval);
    this.byWeek.clear(slot);
    this.byDay.clear(slot);
  }

  private standing(interval: number): readonly [number, number] {
    if (this.byWeek.isEmpty && this.byDay.isEmpty) return [0, 0];
    const slot = this.weekSlotAt(interval);
    return [this.byWeek.of(slot, 0), this.byDay.of(slot, 0)];
  }
}
