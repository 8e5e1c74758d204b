import type { StaffingProfile } from './profile.js';
import type { StayDistribution } from './stay.js';

/** One thing wrong in a profile: where, what was found, what was expected. */
export interface ProfileProblem {
  readonly path: string;
  readonly value: unknown;
  readonly expected: string;
}

/** Checks what types cannot say: shares, references, ranges, times and the zone. An empty list means usable. */
export function checkProfile(profile: StaffingProfile): readonly ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const want = (ok: boolean, path: string, value: unknown, expected: string) => {
    if (!ok) problems.push({ path, value, expected });
  };
  const acuityIds = profile.acuities.map((acuity) => acuity.id);
  const areaIds = profile.areas.map((area) => area.id);
  const skillIds = profile.skills.map((skill) => skill.id);
  want(isZone(profile.zone), 'zone', profile.zone, 'an IANA time zone such as Europe/Paris');
  for (const [name, ids] of Object.entries({ acuities: acuityIds, areas: areaIds, skills: skillIds })) {
    want(ids.length > 0, name, ids.length, 'at least one');
    want(new Set(ids).size === ids.length, name, ids, 'ids that differ');
  }
  const shares = profile.acuities.reduce((sum, acuity) => sum + acuity.share, 0);
  want(Math.abs(shares - 1) < 1e-6, 'acuities[].share', shares, 'shares that sum to 1');
  profile.acuities.forEach((acuity, index) => {
    const at = `acuities[${index}]`;
    want(acuity.share >= 0, `${at}.share`, acuity.share, 'a share ≥ 0');
    want(areaIds.includes(acuity.area), `${at}.area`, acuity.area, `one of ${areaIds.join(', ')}`);
    want(isStay(acuity.stay), `${at}.stay`, acuity.stay, 'positive times; a falling curve that ends at 0');
  });
  profile.areas.forEach((area, index) => {
    for (const [field, least] of [
      ['patientsPerAgent', 0],
      ['minimumPosts', -1],
    ] as const) {
      for (const [skill, value] of Object.entries(area[field])) {
        const at = `areas[${index}].${field}.${skill}`;
        want(skillIds.includes(skill), at, skill, `a skill among ${skillIds.join(', ')}`);
        want(
          value > least && Number.isFinite(value),
          at,
          value,
          least === 0 ? 'a number > 0' : 'a number ≥ 0',
        );
      }
    }
  });
  profile.skills.forEach((skill, index) => {
    const at = `skills[${index}]`;
    for (const id of acuityIds) {
      const minutes = skill.careMinutesPerHour[id];
      want(minutes >= 0, `${at}.careMinutesPerHour.${id}`, minutes, 'minutes ≥ 0 for every acuity');
    }
    for (const id of Object.keys(skill.careMinutesPerHour)) {
      want(acuityIds.includes(id), `${at}.careMinutesPerHour`, id, `an acuity among ${acuityIds.join(', ')}`);
    }
    const { delayProbability: delay, shortRisk: risk, shortagePricePerHour: price } = skill;
    want(delay > 0 && delay < 1, `${at}.delayProbability`, delay, 'a probability between 0 and 1');
    const factor = skill.safetyFactor ?? 1;
    want(factor > 0 && factor <= 4, `${at}.safetyFactor`, factor, 'a factor above 0 and up to 4');
    want(risk >= 0 && risk < 1, `${at}.shortRisk`, risk, 'a probability in [0, 1)');
    want(price >= 0, `${at}.shortagePricePerHour`, price, 'a price ≥ 0');
    skill.minimumPosts.forEach((window, nth) => {
      const ok = minuteOfDay(window.from) !== null && minuteOfDay(window.to) !== null && window.posts >= 0;
      want(ok, `${at}.minimumPosts[${nth}]`, window, 'times as HH:MM and posts ≥ 0');
    });
  });
  return problems;
}

/** Minutes since midnight of "HH:MM", or null if it is no time of day ("24:00" is the end of the day). */
export function minuteOfDay(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : null;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isStay(stay: StayDistribution): boolean {
  switch (stay.kind) {
    case 'exponential':
      return stay.meanMinutes > 0;
    case 'fixed':
      return stay.minutes > 0;
    case 'lognormal':
      return stay.medianMinutes > 0 && stay.sigma > 0;
    case 'empirical':
      return isSurvivalCurve(stay.points);
  }
}

function isSurvivalCurve(
  points: readonly { readonly minutes: number; readonly stillPresent: number }[],
): boolean {
  let previous = { minutes: 0, stillPresent: 1 };
  for (const point of points) {
    if (point.minutes <= previous.minutes || point.stillPresent > previous.stillPresent) return false;
    previous = point;
  }
  return previous.stillPresent === 0;
}
