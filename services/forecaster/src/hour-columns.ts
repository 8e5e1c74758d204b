import { CountColumn } from './count-column.js';
import type { StoredHour } from './store.js';

export const HOUR_MS = 3_600_000;
/** Room for new hours when columns grow, so that they seldom do. */
const SPARE_HOURS = 24 * 28;
const UNKNOWN = -1;

type Measure = 'firstHalfArrivals' | 'presentAtEnd' | 'boardingAtEnd';
const MEASURES: readonly Measure[] = ['firstHalfArrivals', 'presentAtEnd', 'boardingAtEnd'];

/** Counted hours of a site, a column a stream or measure: five years of twelve streams fill .8 MB, as objects 14. */
export class HourColumns {
  /** Hours since 1970 of the first place, and how many places there are. */
  private from = 0;
  private places = 0;
  private counted = new Uint8Array(0);
  private readonly arrivals = new Map<string, CountColumn>();
  private readonly measures = new Map<Measure, CountColumn>();
  /** First counted hour, ms; infinite while there is none. */
  first = Number.POSITIVE_INFINITY;

  get streams(): readonly string[] {
    return [...this.arrivals.keys()].sort();
  }

  /** Takes in an hour, or what is now known of it. */
  set(hour: StoredHour): void {
    const at = hour.hour.getTime();
    this.first = Math.min(this.first, at);
    const place = this.roomAt(at / HOUR_MS);
    this.counted[place] = 1;
    for (const column of this.arrivals.values()) column.set(place, 0);
    for (const [stream, count] of Object.entries(hour.arrivals)) this.columnOf(stream).set(place, count ?? 0);
    for (const measure of MEASURES) this.measureOf(measure).set(place, hour[measure] ?? UNKNOWN);
  }

  /** Whether something was counted in the hour that starts at `at`, ms. */
  has(at: number): boolean {
    return this.counted[this.placeOf(at)] === 1;
  }

  arrivalsAt(at: number, stream: string): number {
    return this.arrivals.get(stream)?.at(this.placeOf(at)) ?? 0;
  }

  /** Null where it is not known. */
  measureAt(at: number, measure: Measure): number | null {
    const value = this.measures.get(measure)?.at(this.placeOf(at)) ?? UNKNOWN;
    return value === UNKNOWN ? null : value;
  }

  private placeOf(at: number): number {
    return at / HOUR_MS - this.from;
  }

  private columnOf(stream: string): CountColumn {
    const known = this.arrivals.get(stream);
    if (known) return known;
    const column = new CountColumn(this.places, 0);
    this.arrivals.set(stream, column);
    return column;
  }

  private measureOf(measure: Measure): CountColumn {
    const known = this.measures.get(measure);
    if (known) return known;
    const column = new CountColumn(this.places, UNKNOWN);
    this.measures.set(measure, column);
    return column;
  }

  /** Place of an hour since 1970; columns grow to hold it. */
  private roomAt(hour: number): number {
    const end = this.from + this.places;
    if (this.places === 0) this.grow(hour, hour + SPARE_HOURS);
    else if (hour < this.from) this.grow(hour - SPARE_HOURS, end);
    else if (hour >= end) this.grow(this.from, hour + Math.max(SPARE_HOURS, this.places >> 2));
    return hour - this.from;
  }

  private grow(from: number, end: number): void {
    const shift = this.places === 0 ? 0 : this.from - from;
    const places = end - from;
    for (const column of [...this.arrivals.values(), ...this.measures.values()]) column.grow(places, shift);
    const counted = new Uint8Array(places);
    counted.set(this.counted, shift);
    this.counted = counted;
    this.from = from;
    this.places = places;
  }
}
