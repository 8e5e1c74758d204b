/** A text in both languages of the product. */
export interface LocalText {
  readonly fr: string;
  readonly en: string;
}

/** Minutes as hours in both languages: 2880 gives « 48 h » and "48 h", 690 gives « 11 h 30 » and "11 h 30". */
export function hours(minutes: number): string {
  const rounded = Math.round(minutes);
  const whole = Math.floor(rounded / 60);
  const rest = rounded - whole * 60;
  return rest === 0 ? `${whole} h` : `${whole} h ${String(rest).padStart(2, '0')}`;
}
