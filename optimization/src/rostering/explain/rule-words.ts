import { hours, type LocalText } from '../../text/local-text.js';
import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import { RULE_PACKS } from '../rules/packs/packs.js';

/** A rule's name in words, and its article when it comes from a pack. */
export interface RuleWords {
  readonly title: LocalText;
  readonly article?: string;
}

/** Names a rule: by its law when its id is `pack/law`, otherwise by what it asks. */
export function ruleWords(rule: AppliedRule): RuleWords {
  for (const pack of RULE_PACKS) {
    const law = pack.laws.find(({ id }) => rule.id === `${pack.id}/${id}`);
    if (law !== undefined) return { title: law.title, article: law.article };
  }
  return { title: lineWords(rule.line) };
}

/** What a line rule asks, in words. */
export function lineWords(rule: LineRule): LocalText {
  switch (rule.kind) {
    case 'max-shifts':
      return rule.max === 0
        ? { fr: `pas de poste ${rule.shifts.join(', ')}`, en: `no ${rule.shifts.join(', ')} shift` }
        : {
            fr: `${rule.max} postes ${rule.shifts.join(', ')} au plus`,
            en: `at most ${rule.max} shifts of ${rule.shifts.join(', ')}`,
          };
    case 'period-minutes':
      return {
        fr: `temps de travail de la période : ${range(rule.min, rule.max, 'de', 'à', 'au moins', 'au plus')}`,
        en: `working time over the period: ${range(rule.min, rule.max, 'from', 'to', 'at least', 'at most')}`,
      };
    case 'consecutive-work':
      return {
        fr: `${bounds(rule.min, rule.max, 'au moins', 'au plus')} jours de travail d’affilée`,
        en: `${bounds(rule.min, rule.max, 'at least', 'at most')} days of work on end`,
      };
    case 'consecutive-days-off':
      return {
        fr: `${bounds(rule.min, rule.max, 'au moins', 'au plus')} jours de repos d’affilée`,
        en: `${bounds(rule.min, rule.max, 'at least', 'at most')} days off on end`,
      };
    case 'consecutive-shifts': {
      const types = rule.shifts.join(', ');
      return {
        fr: `${bounds(rule.min, rule.max, 'au moins', 'au plus')} jours de ${types} d’affilée`,
        en: `${bounds(rule.min, rule.max, 'at least', 'at most')} days of ${types} on end`,
      };
    }
    case 'total-shifts': {
      const types = rule.shifts === undefined ? '' : ` ${rule.shifts.join(', ')}`;
      return {
        fr: `${bounds(rule.min, rule.max, 'au moins', 'au plus')} postes${types} sur la période`,
        en: `${bounds(rule.min, rule.max, 'at least', 'at most')}${types} shifts over the period`,
      };
    }
    case 'weekends':
      return { fr: `${rule.max} week-ends travaillés au plus`, en: `at most ${rule.max} weekends worked` };
    case 'complete-weekends':
      return { fr: 'week-ends travaillés en entier ou pas', en: 'weekends worked in full or not at all' };
    case 'succession':
      return {
        fr: `pas de ${rule.forbidden.join(', ')} le lendemain de ${rule.after}`,
        en: `no ${rule.forbidden.join(', ')} the day after ${rule.after}`,
      };
    case 'rest':
      return rule.after === undefined
        ? {
            fr: `${hours(rule.minutes)} de repos entre deux postes`,
            en: `${hours(rule.minutes)} of rest between shifts`,
          }
        : {
            fr: `${hours(rule.minutes)} de repos après un poste ${rule.after.join(', ')}`,
            en: `${hours(rule.minutes)} of rest after a shift of ${rule.after.join(', ')}`,
          };
    case 'rest-after-call-out':
      return {
        fr: `${hours(rule.minutes)} de repos après un déplacement en astreinte`,
        en: `${hours(rule.minutes)} of rest after a call-out`,
      };
    case 'rolling-minutes':
      return rule.onCall === true
        ? {
            fr: `${hours(rule.max)} d’astreinte au plus sur ${rule.days} jours glissants`,
            en: `at most ${hours(rule.max)} on call in any ${rule.days} days`,
          }
        : {
            fr: `${hours(rule.max)} au plus sur ${rule.days} jours glissants`,
            en: `at most ${hours(rule.max)} in any ${rule.days} days`,
          };
    case 'rolling-shifts':
      return {
        fr: `${rule.max} postes au plus sur ${rule.days} jours glissants`,
        en: `at most ${rule.max} shifts in any ${rule.days} days`,
      };
    case 'weekly-rest':
      return {
        fr: `un repos de ${hours(rule.minutes)} sur ${rule.days} jours`,
        en: `a rest of ${hours(rule.minutes)} in ${rule.days} days`,
      };
    case 'rest-days':
      return {
        fr: `${rule.min} jours de repos sur ${rule.days}, dont ${rule.together} consécutifs`,
        en: `${rule.min} rest days in ${rule.days}, ${rule.together} of them together`,
      };
  }
}

function range(
  min: number | undefined,
  max: number | undefined,
  from: string,
  to: string,
  least: string,
  most: string,
): string {
  if (min === undefined) return `${most} ${hours(max ?? 0)}`;
  if (max === undefined) return `${least} ${hours(min)}`;
  return `${from} ${hours(min)} ${to} ${hours(max)}`;
}

function bounds(min: number | undefined, max: number | undefined, least: string, most: string): string {
  if (min === undefined) return `${most} ${max}`;
  return max === undefined ? `${least} ${min}` : `${min}–${max}`;
}
