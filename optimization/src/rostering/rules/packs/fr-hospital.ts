import { dailyLength } from '../daily-length/daily-length.js';
import { dailyRest } from '../daily-rest/daily-rest.js';
import { dayCount } from '../day-count/day-count.js';
import { law, type RulePack } from '../law.js';
import { minutesInDays } from '../minutes-in-days/minutes-in-days.js';
import { HOSPITAL_NIGHT } from '../night-work/night-work.js';
import { onCallDays } from '../on-call-days/on-call-days.js';
import { onCallHours } from '../on-call-hours/on-call-hours.js';
import { HOSPITAL_OVERTIME, overtime } from '../overtime/overtime.js';
import { restAfterCallOut } from '../rest-after-call-out/rest-after-call-out.js';
import { restDays } from '../rest-days/rest-days.js';
import { splitDay } from '../split-day/split-day.js';
import { weeklyRest } from '../weekly-rest/weekly-rest.js';
import { workBreak } from '../work-break/work-break.js';

/** What a hospital may settle by local agreement or derogation. Minutes. */
export interface FrHospitalOptions {
  /** 720; 660 by local agreement (since December 2021). */
  readonly dailyRestMinutes: number;
  /** True when the service works by derogation up to 12 h a day (art. 7). */
  readonly twelveHourDays: boolean;
  /** Tolerance for the duty during which the clocks go back: it lasts an hour more than planned for everyone. */
  readonly clockChangeMinutes: number;
}

export const DEFAULT_FR_HOSPITAL: FrHospitalOptions = {
  dailyRestMinutes: 720,
  twelveHourDays: true,
  clockChangeMinutes: 60,
};

/** French public-hospital staff: décret 2002-9 of 4 January 2002. */
export function frHospitalPack(options: FrHospitalOptions = DEFAULT_FR_HOSPITAL): RulePack {
  return {
    id: 'fr-hospital',
    title: {
      fr: 'Fonction publique hospitalière (décret 2002-9)',
      en: 'French public hospital staff (décret 2002-9)',
    },
    laws: [
      law(minutesInDays, {
        id: '48-hours',
        article: 'décret 2002-9, art. 6',
        certainty: 'T',
        parameters: { days: 7, maxMinutes: 2880, window: 'rolling', overtimeCounts: true },
      }),
      law(minutesInDays, {
        id: '44-hours',
        article: 'décret 2002-9, art. 6',
        certainty: 'S',
        parameters: { days: 7, maxMinutes: 2640, window: 'rolling', overtimeCounts: false },
      }),
      law(dailyRest, {
        id: 'daily-rest',
        article: 'décret 2002-9, art. 6',
        certainty: 'T',
        parameters: { minutes: options.dailyRestMinutes },
      }),
      law(weeklyRest, {
        id: 'weekly-rest',
        article: 'décret 2002-9, art. 6',
        certainty: 'T',
        parameters: { days: 7, minutes: 2160 },
      }),
      law(restDays, {
        id: 'rest-days',
        article: 'décret 2002-9, art. 6',
        certainty: 'T',
        parameters: { days: 14, min: 4, together: 2, sunday: true },
      }),
      law(dailyLength, {
        id: 'daily-length',
        article: options.twelveHourDays ? 'décret 2002-9, art. 7 (dérogation)' : 'décret 2002-9, art. 7',
        certainty: options.twelveHourDays ? 'S' : 'T',
        parameters: {
          dayMinutes: options.twelveHourDays ? 720 : 540,
          nightMinutes: options.twelveHourDays ? 720 : 600,
          night: HOSPITAL_NIGHT,
          clockChangeMinutes: options.clockChangeMinutes,
        },
      }),
      law(splitDay, {
        id: 'split-day',
        article: 'décret 2002-9, art. 7',
        certainty: 'S',
        parameters: { maxSpanMinutes: 630, maxSpells: 2, minSpellMinutes: 180 },
      }),
      law(workBreak, {
        id: 'work-break',
        article: 'décret 2002-9, art. 7',
        certainty: 'S',
        parameters: { afterMinutes: 360, minutes: 20 },
      }),
      law(onCallHours, {
        id: 'on-call-hours',
        article: 'décret 2002-9, art. 23',
        certainty: 'S',
        parameters: { days: 15, maxMinutes: 72 * 60 },
      }),
      law(onCallDays, {
        id: 'on-call-days',
        article: 'décret 2002-9, art. 23',
        certainty: 'S',
        parameters: { maxOfEach: 1 },
      }),
      law(restAfterCallOut, {
        id: 'rest-after-call-out',
        article: 'décret 2002-9, art. 6 et 20',
        certainty: 'S',
        parameters: { minutes: options.dailyRestMinutes },
      }),
      law(overtime, {
        id: 'overtime',
        article: 'décret 2002-9, art. 15 ; décret 2020-297',
        certainty: 'S',
        parameters: HOSPITAL_OVERTIME,
      }),
    ],
  };
}

/** Public-hospital managers under a day-count contract: no hours, but the rests all the same. */
export function frHospitalDayCountPack(options: FrHospitalOptions = DEFAULT_FR_HOSPITAL): RulePack {
  const rests = ['daily-rest', 'weekly-rest', 'rest-days'];
  return {
    id: 'fr-hospital-day-count',
    title: {
      fr: 'Fonction publique hospitalière, décompte en jours',
      en: 'French public hospital staff counted in days',
    },
    laws: [
      ...frHospitalPack(options).laws.filter(({ id }) => rests.includes(id)),
      law(dayCount, {
        id: 'day-count',
        article: 'décret 2002-9, art. 12',
        certainty: 'S',
        parameters: { maxPerYear: 208 },
      }),
    ],
  };
}
