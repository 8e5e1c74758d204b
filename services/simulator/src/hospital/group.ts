import { Site } from '@releve/contracts';
import type { Epidemic, SiteProfile } from './profile.js';

/** 74 % of arrivals between 8 and 20 h (DREES 2023), with the peak of late morning and the one of early evening. */
const adultWeek = [
  1.8, 1.4, 1.2, 1.0, 1.0, 1.1, 1.5, 2.6, 4.6, 6.4, 7.0, 6.7, 5.9, 5.9, 6.4, 6.3, 6.1, 6.1, 6.0, 5.5, 4.6,
  3.8, 3.0, 2.3,
];
const adultWeekend = [
  2.7, 2.3, 2.0, 1.7, 1.6, 1.5, 1.6, 2.2, 3.7, 5.3, 6.3, 6.4, 5.7, 5.6, 6.0, 6.0, 6.0, 6.1, 6.0, 5.5, 4.9,
  4.3, 3.6, 2.9,
];
const childWeek = [
  1.8, 1.3, 1.0, 0.9, 0.8, 0.9, 1.2, 2.0, 3.6, 4.9, 5.3, 5.1, 4.7, 5.0, 5.2, 5.4, 6.6, 7.9, 8.4, 8.1, 7.0,
  5.5, 4.0, 2.7,
];
const childWeekend = [
  2.2, 1.6, 1.2, 1.0, 0.9, 1.0, 1.3, 2.4, 4.4, 6.2, 6.9, 6.4, 5.4, 5.5, 6.0, 6.2, 6.4, 6.7, 6.7, 6.3, 5.7,
  4.7, 3.6, 2.6,
];

const influenza: Epidemic = {
  name: 'influenza',
  peakDay: 112,
  peakSpreadDays: 10,
  widthDays: 14,
  height: 0.13,
};
const bronchiolitis: Epidemic = {
  name: 'bronchiolitis',
  peakDay: 62,
  peakSpreadDays: 8,
  widthDays: 17,
  height: 0.38,
};

const site = (
  value: Pick<Site, 'name' | 'population' | 'capacityPatients' | 'hospitalBeds'> & { id: string },
): Site =>
  Site.parse({ timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: 'C', simulated: true, ...value });

/**
 * The demonstration: an invented hospital group, two adult departments and a paediatric one. Volumes, hours, stays and
 * orientations follow published French figures; no person and no hospital behind them is real.
 */
export const demoGroup: readonly SiteProfile[] = [
  {
    site: site({
      id: 'val-serein',
      name: 'Hôpital Val-Serein (simulé)',
      population: 'adult',
      capacityPatients: 56,
      hospitalBeds: 620,
    }),
    facility: 'val-serein',
    visitPrefix: 'VS',
    emergencyUnit: 'URG',
    wards: ['UHCD', 'MED', 'CHIR', 'SI', 'REA'],
    visitsPerDay: 190,
    hours: { week: adultWeek, weekend: adultWeekend },
    weekdays: [1.1, 1.0, 0.98, 0.98, 1.01, 0.96, 0.97],
    ages: { child: 0.03, adult: 0.79, elderly: 0.18 },
    winter: 1.04,
    publicHoliday: 0.95,
    schoolHoliday: 0.97,
    epidemics: [influenza],
  },
  {
    site: site({
      id: 'roche-claire',
      name: 'Hôpital Roche-Claire (simulé)',
      population: 'adult',
      capacityPatients: 30,
      hospitalBeds: 380,
    }),
    facility: 'roche-claire',
    visitPrefix: 'RC',
    emergencyUnit: 'URG',
    wards: ['UHCD', 'MED', 'CHIR', 'SI'],
    visitsPerDay: 100,
    hours: { week: adultWeek, weekend: adultWeekend },
    weekdays: [1.08, 0.99, 0.97, 0.98, 1.0, 0.98, 1.0],
    ages: { child: 0.05, adult: 0.73, elderly: 0.22 },
    winter: 1.03,
    publicHoliday: 0.98,
    schoolHoliday: 1.02,
    epidemics: [{ ...influenza, height: 0.16 }],
  },
  {
    site: site({
      id: 'les-lucioles',
      name: 'Hôpital pédiatrique Les Lucioles (simulé)',
      population: 'paediatric',
      capacityPatients: 26,
      hospitalBeds: 140,
    }),
    facility: 'les-lucioles',
    visitPrefix: 'LL',
    emergencyUnit: 'URGPED',
    wards: ['UHCD', 'PED', 'CHIRPED'],
    visitsPerDay: 105,
    hours: { week: childWeek, weekend: childWeekend },
    weekdays: [1.04, 0.96, 0.99, 0.94, 0.95, 1.03, 1.09],
    ages: { child: 1, adult: 0, elderly: 0 },
    winter: 1.14,
    publicHoliday: 1.1,
    schoolHoliday: 0.86,
    epidemics: [bronchiolitis, { ...influenza, height: 0.22 }],
  },
];
