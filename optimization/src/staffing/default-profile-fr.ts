import type { AcuityProfile, StaffingProfile } from './profile.js';

/**
 * A documented starting value for a French adult emergency department, to be replaced by the site's own figures.
 *
 * Sourced: the overall stay (DREES 2023 survey: median 3 h, a quarter over 5 h 30, 15 % over 8 h), the ratios (1:1
 * resuscitation, 1:2 critical, 1:4 elsewhere) and the scale of care (about 2.26 nurse hours per visit, 2.16–2.66 by
 * volume). Starting values: acuity mix, stay by acuity and care minutes by acuity, chosen so that the whole meets
 * those sources; no reliable public table of care minutes by triage level exists.
 */
export const DEFAULT_PROFILE_FR: StaffingProfile = {
  id: 'fr-adult-starting-value',
  label: {
    fr: 'Urgences adultes, valeurs de départ à remplacer par celles du site',
    en: 'Adult emergency department, starting values to be replaced by the site’s own',
  },
  source:
    'Stays: DREES 2023. Ratios 1:1 / 1:2 / 1:4 by area. About 2.26 nurse hours per visit. Acuity mix and minutes by acuity: starting values.',
  zone: 'Europe/Paris',
  acuities: [
    acuity(
      '1',
      'Tri 1 (détresse vitale majeure)',
      'Triage 1 (major vital distress)',
      0.01,
      'resuscitation',
      300,
    ),
    acuity(
      '2',
      'Tri 2 (atteinte patente d’un organe)',
      'Triage 2 (overt organ failure)',
      0.09,
      'critical',
      330,
    ),
    acuity(
      '3A',
      'Tri 3A (lésion potentielle, comorbidité)',
      'Triage 3A (potential, comorbid)',
      0.16,
      'general',
      290,
    ),
    acuity('3B', 'Tri 3B (lésion potentielle)', 'Triage 3B (potential)', 0.27, 'general', 220),
    acuity('4', 'Tri 4 (atteinte stable)', 'Triage 4 (stable)', 0.35, 'general', 135),
    acuity('5', 'Tri 5 (pas d’atteinte évidente)', 'Triage 5 (none evident)', 0.12, 'general', 95),
  ],
  areas: [
    {
      id: 'resuscitation',
      label: { fr: 'Déchocage', en: 'Resuscitation' },
      patientsPerAgent: { nurse: 1 },
      minimumPosts: { nurse: 1 },
    },
    {
      id: 'critical',
      label: { fr: 'Soins critiques', en: 'Critical care' },
      patientsPerAgent: { nurse: 2 },
      minimumPosts: { nurse: 1 },
    },
    {
      id: 'general',
      label: { fr: 'Secteur général', en: 'General area' },
      patientsPerAgent: { nurse: 4 },
      minimumPosts: { nurse: 1 },
    },
  ],
  skills: [
    {
      id: 'nurse',
      label: { fr: 'Infirmier(ère)', en: 'Nurse' },
      careMinutesPerHour: { '1': 60, '2': 34, '3A': 22, '3B': 18, '4': 15, '5': 12 },
      delayProbability: 0.2,
      shortRisk: 0.2,
      shortagePricePerHour: 100,
      minimumPosts: [{ from: '00:00', to: '24:00', posts: 4 }],
    },
    {
      id: 'aide',
      label: { fr: 'Aide-soignant(e)', en: 'Healthcare assistant' },
      careMinutesPerHour: { '1': 25, '2': 12, '3A': 8, '3B': 6, '4': 4, '5': 3 },
      delayProbability: 0.3,
      shortRisk: 0.2,
      shortagePricePerHour: 60,
      minimumPosts: [{ from: '00:00', to: '24:00', posts: 2 }],
    },
    {
      id: 'doctor',
      label: { fr: 'Médecin urgentiste', en: 'Emergency doctor' },
      careMinutesPerHour: { '1': 40, '2': 14, '3A': 9, '3B': 8, '4': 8, '5': 8 },
      delayProbability: 0.3,
      shortRisk: 0.2,
      shortagePricePerHour: 200,
      minimumPosts: [
        { from: '08:00', to: '22:00', posts: 3 },
        { from: '22:00', to: '08:00', posts: 2 },
      ],
    },
  ],
};

function acuity(
  id: string,
  fr: string,
  en: string,
  share: number,
  area: string,
  medianMinutes: number,
): AcuityProfile {
  return { id, label: { fr, en }, share, area, stay: { kind: 'lognormal', medianMinutes, sigma: 0.8 } };
}
