import { averageMinutes } from '../average-minutes/average-minutes.js';
import { dailyLength } from '../daily-length/daily-length.js';
import { dailyRest } from '../daily-rest/daily-rest.js';
import { daysWorked } from '../days-worked/days-worked.js';
import { law, type RulePack } from '../law.js';
import { minutesInDays } from '../minutes-in-days/minutes-in-days.js';
import type { NightHours } from '../night-work/night-work.js';
import { weeklyRest } from '../weekly-rest/weekly-rest.js';
import { workBreak } from '../work-break/work-break.js';

/** Night of the Code du travail for want of an agreement: three hours of work between 21 and 6 make a night duty. */
const PRIVATE_NIGHT: NightHours = { from: 21 * 60, to: 6 * 60, onEndMinutes: 180, widerTo: 6 * 60 };

/** French private hospital staff: Code du travail. Collective agreements may be stricter. */
export const FR_PRIVATE: RulePack = {
  id: 'fr-private',
  title: {
    fr: 'Établissement privé (Code du travail)',
    en: 'French private hospital staff (Code du travail)',
  },
  laws: [
    law(dailyLength, {
      id: 'daily-length',
      article: 'Code du travail, art. L3121-18 et L3122-6',
      certainty: 'S',
      parameters: { dayMinutes: 600, nightMinutes: 480, night: PRIVATE_NIGHT, clockChangeMinutes: 0 },
    }),
    law(minutesInDays, {
      id: '48-hours',
      article: 'Code du travail, art. L3121-20',
      certainty: 'S',
      parameters: { days: 7, maxMinutes: 2880, window: 'civil-week', overtimeCounts: true },
    }),
    law(averageMinutes, {
      id: '44-hours-average',
      article: 'Code du travail, art. L3121-22',
      certainty: 'S',
      parameters: { weeks: 12, maxMinutesPerWeek: 2640 },
    }),
    law(workBreak, {
      id: 'work-break',
      article: 'Code du travail, art. L3121-16',
      certainty: 'S',
      parameters: { afterMinutes: 360, minutes: 20 },
    }),
    law(dailyRest, {
      id: 'daily-rest',
      article: 'Code du travail, art. L3131-1',
      certainty: 'S',
      parameters: { minutes: 660 },
    }),
    law(weeklyRest, {
      id: 'weekly-rest',
      article: 'Code du travail, art. L3132-2',
      certainty: 'S',
      parameters: { days: 7, minutes: 2100 },
    }),
    law(daysWorked, {
      id: 'six-days',
      article: 'Code du travail, art. L3132-1',
      certainty: 'S',
      parameters: { max: 6, window: 'civil-week' },
    }),
  ],
};

/** Besides `FR_PRIVATE`, for those who are night workers: 40 hours a week on average over 12 weeks. */
export const FR_PRIVATE_NIGHT_WORKER: RulePack = {
  id: 'fr-private-night-worker',
  title: { fr: 'Travailleur de nuit (Code du travail)', en: 'French private night worker (Code du travail)' },
  laws: [
    ...FR_PRIVATE.laws,
    law(averageMinutes, {
      id: '40-hours-average',
      article: 'Code du travail, art. L3122-7',
      certainty: 'S',
      parameters: { weeks: 12, maxMinutesPerWeek: 2400 },
    }),
  ],
};
