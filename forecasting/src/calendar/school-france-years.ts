/**
 * French school years, zones A, B and C, as set by the Ministère de l'Éducation nationale (arrêtés fixant le calendrier
 * scolaire: years 2014–15 to 2026–27 in the Journal officiel, e.g. arrêté of 7 December 2022 for 2023–2026, arrêté of
 * 22 October 2025 for 2026–27). Intervals give the first and the last day without school.
 *
 * `certainty`: "checked" years were compared, zone by zone, with a second publication; "unchecked" ones were not yet.
 */
export interface FrenchSchoolYear {
  readonly start: string;
  readonly certainty: 'checked' | 'unchecked';
  readonly autumn?: string;
  readonly christmas?: string;
  readonly winter: Readonly<Record<SchoolZone, string>>;
  readonly spring: Readonly<Record<SchoolZone, string>>;
  /** "unsure" where publications differ on whether the Friday and Saturday are off: those days are unknown. */
  readonly ascension: { readonly off: string } | { readonly unsure: string };
  readonly summer: string;
}

export type SchoolZone = 'A' | 'B' | 'C';

/** The first entry starts with January 2013; every other one with the pupils' return. */
export const FRENCH_SCHOOL_YEARS: readonly FrenchSchoolYear[] = [
  {
    start: '2013-01-07',
    certainty: 'checked',
    winter: { A: '2013-02-23/2013-03-10', B: '2013-02-16/2013-03-03', C: '2013-03-02/2013-03-17' },
    spring: { A: '2013-04-20/2013-05-05', B: '2013-04-13/2013-04-28', C: '2013-04-27/2013-05-12' },
    ascension: { unsure: '2013-05-10/2013-05-11' },
    summer: '2013-07-06/2013-09-02',
  },
  {
    start: '2013-09-03',
    certainty: 'checked',
    autumn: '2013-10-19/2013-11-03',
    christmas: '2013-12-21/2014-01-05',
    winter: { A: '2014-03-01/2014-03-16', B: '2014-02-22/2014-03-09', C: '2014-02-15/2014-03-02' },
    spring: { A: '2014-04-26/2014-05-11', B: '2014-04-19/2014-05-04', C: '2014-04-12/2014-04-27' },
    ascension: { unsure: '2014-05-30/2014-05-31' },
    summer: '2014-07-05/2014-09-01',
  },
  {
    start: '2014-09-02',
    certainty: 'checked',
    autumn: '2014-10-18/2014-11-02',
    christmas: '2014-12-20/2015-01-04',
    winter: { A: '2015-02-07/2015-02-22', B: '2015-02-21/2015-03-08', C: '2015-02-14/2015-03-01' },
    spring: { A: '2015-04-11/2015-04-26', B: '2015-04-25/2015-05-10', C: '2015-04-18/2015-05-03' },
    ascension: { unsure: '2015-05-15/2015-05-16' },
    summer: '2015-07-04/2015-08-31',
  },
  {
    start: '2015-09-01',
    certainty: 'checked',
    autumn: '2015-10-17/2015-11-01',
    christmas: '2015-12-19/2016-01-03',
    winter: { A: '2016-02-13/2016-02-28', B: '2016-02-06/2016-02-21', C: '2016-02-20/2016-03-06' },
    spring: { A: '2016-04-09/2016-04-24', B: '2016-04-02/2016-04-17', C: '2016-04-16/2016-05-01' },
    ascension: { unsure: '2016-05-06/2016-05-07' },
    summer: '2016-07-06/2016-08-31',
  },
  {
    start: '2016-09-01',
    certainty: 'checked',
    autumn: '2016-10-20/2016-11-02',
    christmas: '2016-12-17/2017-01-02',
    winter: { A: '2017-02-18/2017-03-05', B: '2017-02-11/2017-02-26', C: '2017-02-04/2017-02-19' },
    spring: { A: '2017-04-15/2017-05-01', B: '2017-04-08/2017-04-23', C: '2017-04-01/2017-04-17' },
    ascension: { off: '2017-05-25/2017-05-28' },
    summer: '2017-07-08/2017-09-03',
  },
  {
    start: '2017-09-04',
    certainty: 'checked',
    autumn: '2017-10-21/2017-11-05',
    christmas: '2017-12-23/2018-01-07',
    winter: { A: '2018-02-10/2018-02-25', B: '2018-02-24/2018-03-11', C: '2018-02-17/2018-03-04' },
    spring: { A: '2018-04-07/2018-04-22', B: '2018-04-21/2018-05-06', C: '2018-04-14/2018-04-29' },
    ascension: { unsure: '2018-05-11/2018-05-12' },
    summer: '2018-07-07/2018-09-02',
  },
  {
    start: '2018-09-03',
    certainty: 'checked',
    autumn: '2018-10-20/2018-11-04',
    christmas: '2018-12-22/2019-01-06',
    winter: { A: '2019-02-16/2019-03-03', B: '2019-02-09/2019-02-24', C: '2019-02-23/2019-03-10' },
    spring: { A: '2019-04-13/2019-04-28', B: '2019-04-06/2019-04-22', C: '2019-04-20/2019-05-05' },
    ascension: { off: '2019-05-30/2019-06-02' },
    summer: '2019-07-06/2019-09-01',
  },
  {
    start: '2019-09-02',
    certainty: 'checked',
    autumn: '2019-10-19/2019-11-03',
    christmas: '2019-12-21/2020-01-05',
    winter: { A: '2020-02-22/2020-03-08', B: '2020-02-15/2020-03-01', C: '2020-02-08/2020-02-23' },
    spring: { A: '2020-04-18/2020-05-03', B: '2020-04-11/2020-04-26', C: '2020-04-04/2020-04-19' },
    ascension: { off: '2020-05-21/2020-05-24' },
    summer: '2020-07-04/2020-08-31',
  },
  {
    start: '2020-09-01',
    certainty: 'checked',
    autumn: '2020-10-17/2020-11-01',
    christmas: '2020-12-19/2021-01-03',
    winter: { A: '2021-02-06/2021-02-21', B: '2021-02-20/2021-03-07', C: '2021-02-13/2021-02-28' },
    // Moved to one date for all zones by the decision of 31 March 2021 (epidemic).
    spring: { A: '2021-04-10/2021-04-25', B: '2021-04-10/2021-04-25', C: '2021-04-10/2021-04-25' },
    ascension: { off: '2021-05-13/2021-05-16' },
    summer: '2021-07-07/2021-09-01',
  },
  {
    start: '2021-09-02',
    certainty: 'checked',
    autumn: '2021-10-23/2021-11-07',
    christmas: '2021-12-18/2022-01-02',
    winter: { A: '2022-02-12/2022-02-27', B: '2022-02-05/2022-02-20', C: '2022-02-19/2022-03-06' },
    spring: { A: '2022-04-16/2022-05-01', B: '2022-04-09/2022-04-24', C: '2022-04-23/2022-05-08' },
    ascension: { off: '2022-05-26/2022-05-29' },
    summer: '2022-07-08/2022-08-31',
  },
  {
    start: '2022-09-01',
    certainty: 'checked',
    autumn: '2022-10-22/2022-11-06',
    christmas: '2022-12-17/2023-01-02',
    winter: { A: '2023-02-04/2023-02-19', B: '2023-02-11/2023-02-26', C: '2023-02-18/2023-03-05' },
    spring: { A: '2023-04-08/2023-04-23', B: '2023-04-15/2023-05-01', C: '2023-04-22/2023-05-08' },
    ascension: { off: '2023-05-18/2023-05-21' },
    summer: '2023-07-08/2023-09-03',
  },
  {
    start: '2023-09-04',
    certainty: 'checked',
    autumn: '2023-10-21/2023-11-05',
    christmas: '2023-12-23/2024-01-07',
    winter: { A: '2024-02-17/2024-03-03', B: '2024-02-24/2024-03-10', C: '2024-02-10/2024-02-25' },
    spring: { A: '2024-04-13/2024-04-28', B: '2024-04-20/2024-05-05', C: '2024-04-06/2024-04-21' },
    ascension: { off: '2024-05-09/2024-05-12' },
    summer: '2024-07-06/2024-09-01',
  },
  {
    start: '2024-09-02',
    certainty: 'checked',
    autumn: '2024-10-19/2024-11-03',
    christmas: '2024-12-21/2025-01-05',
    winter: { A: '2025-02-22/2025-03-09', B: '2025-02-08/2025-02-23', C: '2025-02-15/2025-03-02' },
    spring: { A: '2025-04-19/2025-05-04', B: '2025-04-05/2025-04-21', C: '2025-04-12/2025-04-27' },
    ascension: { off: '2025-05-29/2025-06-01' },
    summer: '2025-07-05/2025-08-31',
  },
  {
    start: '2025-09-01',
    certainty: 'checked',
    autumn: '2025-10-18/2025-11-02',
    christmas: '2025-12-20/2026-01-04',
    winter: { A: '2026-02-07/2026-02-22', B: '2026-02-14/2026-03-01', C: '2026-02-21/2026-03-08' },
    spring: { A: '2026-04-04/2026-04-19', B: '2026-04-11/2026-04-26', C: '2026-04-18/2026-05-03' },
    ascension: { off: '2026-05-14/2026-05-17' },
    summer: '2026-07-04/2026-08-31',
  },
  {
    start: '2026-09-01',
    certainty: 'checked',
    autumn: '2026-10-17/2026-11-01',
    christmas: '2026-12-19/2027-01-03',
    winter: { A: '2027-02-13/2027-02-28', B: '2027-02-20/2027-03-07', C: '2027-02-06/2027-02-21' },
    spring: { A: '2027-04-10/2027-04-25', B: '2027-04-17/2027-05-02', C: '2027-04-03/2027-04-18' },
    ascension: { unsure: '2027-05-07/2027-05-08' },
    summer: '2027-07-03/2027-08-31',
  },
];
