import type { SchoolZone } from './school-france-years.js';

/** A school district: its departments, and its holiday zone before and since September 2015 (arrêté of 16 April 2015). */
export interface Academy {
  readonly name: string;
  readonly departments: string;
  readonly before2015: SchoolZone;
  readonly since2015: SchoolZone;
}

/** Mainland districts. Corsica and overseas set their own dates and are not here: their school days are unknown. */
export const ACADEMIES: readonly Academy[] = [
  { name: 'Aix-Marseille', departments: '04 05 13 84', before2015: 'B', since2015: 'B' },
  { name: 'Amiens', departments: '02 60 80', before2015: 'B', since2015: 'B' },
  { name: 'Besançon', departments: '25 39 70 90', before2015: 'B', since2015: 'A' },
  { name: 'Bordeaux', departments: '24 33 40 47 64', before2015: 'C', since2015: 'A' },
  { name: 'Caen', departments: '14 50 61', before2015: 'A', since2015: 'B' },
  { name: 'Clermont-Ferrand', departments: '03 15 43 63', before2015: 'A', since2015: 'A' },
  { name: 'Créteil', departments: '77 93 94', before2015: 'C', since2015: 'C' },
  { name: 'Dijon', departments: '21 58 71 89', before2015: 'B', since2015: 'A' },
  { name: 'Grenoble', departments: '07 26 38 73 74', before2015: 'A', since2015: 'A' },
  { name: 'Lille', departments: '59 62', before2015: 'B', since2015: 'B' },
  { name: 'Limoges', departments: '19 23 87', before2015: 'B', since2015: 'A' },
  { name: 'Lyon', departments: '01 42 69', before2015: 'A', since2015: 'A' },
  { name: 'Montpellier', departments: '11 30 34 48 66', before2015: 'A', since2015: 'C' },
  { name: 'Nancy-Metz', departments: '54 55 57 88', before2015: 'A', since2015: 'B' },
  { name: 'Nantes', departments: '44 49 53 72 85', before2015: 'A', since2015: 'B' },
  { name: 'Nice', departments: '06 83', before2015: 'B', since2015: 'B' },
  { name: 'Orléans-Tours', departments: '18 28 36 37 41 45', before2015: 'B', since2015: 'B' },
  { name: 'Paris', departments: '75', before2015: 'C', since2015: 'C' },
  { name: 'Poitiers', departments: '16 17 79 86', before2015: 'B', since2015: 'A' },
  { name: 'Reims', departments: '08 10 51 52', before2015: 'B', since2015: 'B' },
  { name: 'Rennes', departments: '22 29 35 56', before2015: 'A', since2015: 'B' },
  { name: 'Rouen', departments: '27 76', before2015: 'B', since2015: 'B' },
  { name: 'Strasbourg', departments: '67 68', before2015: 'B', since2015: 'B' },
  { name: 'Toulouse', departments: '09 12 31 32 46 65 81 82', before2015: 'A', since2015: 'C' },
  { name: 'Versailles', departments: '78 91 92 95', before2015: 'C', since2015: 'C' },
];

/** Districts that moved zone B's spring holidays of 2018 to 25 April (after class) – 14 May (return). */
export const LATE_SPRING_2018: ReadonlySet<string> = new Set([
  'Caen',
  'Nantes',
  'Orléans-Tours',
  'Rennes',
  'Rouen',
]);

/** The district of a department ("57"), or undefined. */
export function academyOf(department: string): Academy | undefined {
  return ACADEMIES.find((academy) => academy.departments.split(' ').includes(department));
}
