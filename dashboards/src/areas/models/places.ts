/** Where a hospital is, as the calendars know it. */
export interface Place {
  readonly timeZone: string;
  readonly calendar: string;
  readonly schoolZone: 'A' | 'B' | 'C' | null;
}

/** Holiday calendars offered; the server knows more. */
export const calendars: readonly string[] = [
  ...[
    'FR',
    'FR-57',
    'FR-67',
    'FR-68',
    'BE',
    'CH',
    'CH-GE',
    'CH-VD',
    'CH-BE',
    'LU',
    'DE',
    'ES',
    'IT',
    'PT',
    'NL',
  ],
  ...['IE', 'GB', 'US', 'CA-QC', 'CA-ON'],
];

/** Time zones, with that of the screen and of France first. */
export function timeZones(): readonly string[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set(['Europe/Paris', here, ...Intl.supportedValuesOf('timeZone')])];
}

/** A site's identifier made of its name: "Hôpital Nord" is hopital-nord. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);
