import { averageMinutes } from '../average-minutes/average-minutes.js';
import { dailyLength } from '../daily-length/daily-length.js';
import { halfDays } from '../half-days/half-days.js';
import { law, type RulePack } from '../law.js';
import { HOSPITAL_NIGHT } from '../night-work/night-work.js';
import { restAfterCallOut } from '../rest-after-call-out/rest-after-call-out.js';
import { restAfterDuty } from '../rest-after-duty/rest-after-duty.js';

const restIn24Hours = law(restAfterDuty, {
  id: 'rest-after-duty',
  article: 'CSP, art. R6152-27',
  certainty: 'T',
  parameters: { restMinutes: 660, longestMinutes: 1440, clockChangeMinutes: 60 },
});

const restAfterLastCallOut = law(restAfterCallOut, {
  id: 'rest-after-call-out',
  article: 'CSP, art. R6152-27 (décret 2015-1260)',
  certainty: 'S',
  parameters: { minutes: 660 },
});

/** French hospital doctors who count in half-days. */
export const FR_HOSPITAL_DOCTORS: RulePack = {
  id: 'fr-hospital-doctors',
  title: { fr: 'Praticiens hospitaliers', en: 'French hospital doctors' },
  laws: [
    law(halfDays, {
      id: 'half-days',
      article: 'CSP, art. R6152-27',
      certainty: 'T',
      parameters: { maxPerWeek: 10, halfDayMinutes: 300, night: HOSPITAL_NIGHT },
    }),
    law(averageMinutes, {
      id: '48-hours-average',
      article: 'CSP, art. R6152-27',
      certainty: 'T',
      parameters: { weeks: 17, maxMinutesPerWeek: 2880 },
    }),
    restIn24Hours,
    restAfterLastCallOut,
    law(dailyLength, {
      id: '14-hour-periods',
      article: 'arrêté du 30 avril 2003, art. 1',
      certainty: 'T',
      parameters: { dayMinutes: 840, nightMinutes: 840, night: HOSPITAL_NIGHT, clockChangeMinutes: 60 },
    }),
  ],
};

/** French emergency doctors: counted in hours; 39 clinical hours on average, 48 at most over four months. */
export const FR_EMERGENCY_DOCTORS: RulePack = {
  id: 'fr-emergency-doctors',
  title: { fr: 'Médecins urgentistes', en: 'French emergency doctors' },
  laws: [
    law(averageMinutes, {
      id: '39-clinical-hours-average',
      article: 'circulaire du 22 décembre 2014',
      certainty: 'S',
      parameters: { weeks: 17, maxMinutesPerWeek: 2340 },
    }),
    law(averageMinutes, {
      id: '48-hours-average',
      article: 'circulaire du 22 décembre 2014',
      certainty: 'S',
      parameters: { weeks: 17, maxMinutesPerWeek: 2880 },
    }),
    restIn24Hours,
    restAfterLastCallOut,
  ],
};

/** French hospital interns: 8 + 2 half-days, 48 hours averaged over three months, rest after each night duty. */
export const FR_HOSPITAL_INTERNS: RulePack = {
  id: 'fr-hospital-interns',
  title: { fr: 'Internes', en: 'French hospital interns' },
  laws: [
    law(halfDays, {
      id: 'half-days',
      article: 'décret 2015-225',
      certainty: 'S',
      parameters: { maxPerWeek: 10, halfDayMinutes: 300, night: HOSPITAL_NIGHT },
    }),
    law(averageMinutes, {
      id: '48-hours-average',
      article: 'décret 2015-225',
      certainty: 'T',
      parameters: { weeks: 13, maxMinutesPerWeek: 2880 },
    }),
    law(restAfterDuty, {
      id: 'rest-after-night-duty',
      article: 'décret 2015-225',
      certainty: 'T',
      parameters: { restMinutes: 660, longestMinutes: 1440, clockChangeMinutes: 60 },
    }),
    law(restAfterCallOut, {
      id: 'rest-after-call-out',
      article: 'décret 2015-225',
      certainty: 'S',
      parameters: { minutes: 660 },
    }),
  ],
};
