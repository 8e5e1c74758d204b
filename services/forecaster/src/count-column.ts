/** Widths a number can have, the narrowest first. */
const WIDTHS = [
  { largest: 2 ** 7 - 1, room: (places: number) => new Int8Array(places) },
  { largest: 2 ** 15 - 1, room: (places: number) => new Int16Array(places) },
  { largest: 2 ** 31 - 1, room: (places: number) => new Int32Array(places) },
] as const;

/**
 * Counts by place, or −1, in as few bytes as the largest of them needs: most hours of most streams count below 128.
 * Throws RangeError above 2³¹ − 1.
 */
export class CountColumn {
  private width: (typeof WIDTHS)[number] = WIDTHS[0];
  private numbers: Int8Array | Int16Array | Int32Array;

  /** `empty` is the number of places that were never set. */
  constructor(
    places: number,
    private readonly empty: number,
  ) {
    this.numbers = this.width.room(places).fill(empty);
  }

  /** The number of a place, undefined outside. */
  at(place: number): number | undefined {
    return this.numbers[place];
  }

  set(place: number, value: number): void {
    if (value > this.width.largest) this.widenFor(value);
    this.numbers[place] = value;
  }

  /** Makes it `places` long, with what it held from `shift` on. */
  grow(places: number, shift: number): void {
    const larger = this.width.room(places).fill(this.empty);
    larger.set(this.numbers, shift);
    this.numbers = larger;
  }

  private widenFor(value: number): void {
    const width = WIDTHS.find(({ largest }) => value <= largest);
    if (width === undefined) throw new RangeError(`${value}: expected a count of at most 2³¹ − 1`);
    this.width = width;
    this.grow(this.numbers.length, 0);
  }
}
