import type { Unit } from '@releve/contracts';
import { hasOnCall } from '@releve/optimization';
import { badInput } from '@releve/platform';

function mustBeSkill(place: string, skill: string, skills: readonly string[]): void {
  if (!skills.includes(skill))
    throw badInput({ place, value: skill, expected: `a skill of the unit: ${skills.join(', ')}` });
}

function mustNotPass(place: string, minimum: number, need: number): void {
  if (minimum > need) throw badInput({ place, value: minimum, expected: `at most the need, ${need}` });
}

/** @throws bad-input for a shift whose parts do not fit in it, or a post or line of on-call duty that nobody can fill */
export function mustFit({ shiftTypes, skills, posts = [], onCallLines = [] }: Unit): void {
  const areas = new Set(shiftTypes.flatMap(({ area }) => area ?? []));
  shiftTypes.forEach(
    ({ durationMinutes, breakMinutes, handoverMinutes = 0, onCallMinutes = 0, area }, index) => {
      const work = durationMinutes - onCallMinutes;
      const place = `body.shiftTypes.${index}`;
      if (area !== undefined) mustBeSkill(`${place}.area`, area, skills);
      if (work < 0)
        throw badInput({
          place: `${place}.onCallMinutes`,
          value: onCallMinutes,
          expected: `at most the shift’s ${durationMinutes} minutes`,
        });
      for (const [part, minutes] of Object.entries({ breakMinutes, handoverMinutes }))
        if (minutes > work)
          throw badInput({
            place: `${place}.${part}`,
            value: minutes,
            expected: `at most the ${work} minutes of work`,
          });
    },
  );
  posts.forEach(({ shift, skill, need, minimum }, index) => {
    const place = `body.posts.${index}`;
    const type = shiftTypes.find(({ id }) => id === shift);
    const known = shiftTypes.map(({ id }) => id).join(', ');
    if (type === undefined)
      throw badInput({
        place: `${place}.shift`,
        value: shift,
        expected: `a shift type of the unit: ${known}`,
      });
    const elsewhere = type.area !== undefined && type.area !== skill && areas.has(skill);
    mustBeSkill(`${place}.skill`, skill, skills);
    if (elsewhere)
      throw badInput({
        place: `${place}.skill`,
        value: skill,
        expected: `the shift’s own area, ${type.area}, or a skill that is no area`,
      });
    mustNotPass(`${place}.minimum`, minimum, need);
  });
  onCallLines.forEach(({ skill, fromMinute, toMinute, need, minimum }, index) => {
    const place = `body.onCallLines.${index}`;
    mustBeSkill(`${place}.skill`, skill, skills);
    mustNotPass(`${place}.minimum`, minimum, need);
    const covers = shiftTypes.some((type) => {
      const { startMinute, durationMinutes, onCallMinutes = 0 } = type;
      const end = startMinute + durationMinutes;
      return hasOnCall(type) && end - onCallMinutes <= fromMinute && end >= toMinute;
    });
    if (toMinute <= fromMinute || !covers)
      throw badInput({
        place: `${place}.toMinute`,
        value: toMinute,
        expected: 'an end after the start, within the time on call of one shift type',
      });
  });
}
