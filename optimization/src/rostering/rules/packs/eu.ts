import { averageMinutes } from '../average-minutes/average-minutes.js';
import { dailyRest } from '../daily-rest/daily-rest.js';
import { law, type RulePack } from '../law.js';
import { weeklyRest } from '../weekly-rest/weekly-rest.js';
import { workBreak } from '../work-break/work-break.js';

/** Care in hospitals may depart from these rests and breaks, against as much rest later (art. 17 §2). */
const HOSPITAL_DEROGATION = 'directive 2003/88/CE, art. 17 §3 c) i)';

/** European floor under national law: directive 2003/88/EC. The night average (art. 8) is left to national packs. */
export const EU_DIRECTIVE: RulePack = {
  id: 'eu-2003-88',
  title: { fr: 'Directive 2003/88/CE', en: 'Directive 2003/88/EC' },
  laws: [
    law(dailyRest, {
      id: 'daily-rest',
      article: 'directive 2003/88/CE, art. 3',
      certainty: 'T',
      parameters: { minutes: 660 },
      derogation: HOSPITAL_DEROGATION,
    }),
    law(workBreak, {
      id: 'work-break',
      article: 'directive 2003/88/CE, art. 4',
      certainty: 'T',
      parameters: { afterMinutes: 360, minutes: 20 },
      derogation: HOSPITAL_DEROGATION,
    }),
    law(weeklyRest, {
      id: 'weekly-rest',
      article: 'directive 2003/88/CE, art. 5',
      certainty: 'T',
      parameters: { days: 7, minutes: 2100 },
      derogation: HOSPITAL_DEROGATION,
    }),
    law(averageMinutes, {
      id: '48-hours-average',
      article: 'directive 2003/88/CE, art. 6 et 16',
      certainty: 'S',
      parameters: { weeks: 17, maxMinutesPerWeek: 2880 },
    }),
  ],
};
