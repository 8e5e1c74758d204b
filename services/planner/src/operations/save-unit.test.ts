import { describe, expect, it } from 'vitest';
import { useSmallPlanner } from '../testing/small-planner.js';
import { smallUnit } from '../testing/small-unit.js';

const now = new Date('2026-11-20T00:00:00Z');
const { id: _id, ...definition } = smallUnit.definition;
const [day, night] = definition.shiftTypes;
const unit = {
  ...definition,
  skills: ['nurse', 'sauv', 'uhcd'],
  shiftTypes: [day, night, { ...day, id: 'S', area: 'sauv' }, { ...day, id: 'U', area: 'uhcd' }],
};
const post = { shift: 'S', skill: 'sauv', need: 2, minimum: 1 };

describe('a unit with areas', { timeout: 60_000 }, () => {
  const small = useSmallPlanner({ clock: () => now });
  const put = async (change: object) => {
    const { status, answer } = await small.call('PUT', '', { ...unit, ...change });
    return [status, ((await answer.json()) as { place?: string }).place];
  };

  it('has shifts held in them by who is entitled, and posts of their own', async () => {
    expect(await put({ posts: [post, { ...post, skill: 'nurse' }] })).toEqual([200, undefined]);
    const stored = await small.planner.store.unit('petite');
    expect(stored?.planning.shifts.map(({ id, skill, area }) => [id, skill, area])).toEqual([
      ['J', undefined, undefined],
      ['N', undefined, undefined],
      ['S', 'sauv', 'sauv'],
      ['U', 'uhcd', 'uhcd'],
    ]);
    expect(stored?.planning.posts[0]).toEqual({
      ...{ shift: 'S', skill: 'sauv', need: 2, hardMin: 1, shortageCost: 200 },
    });
  });

  it('keeps its posts when they are not told again, but for shifts that are gone', async () => {
    expect(await put({ posts: [post, { ...post, shift: 'U', skill: 'uhcd' }] })).toEqual([200, undefined]);
    const { posts: _posts, ...untold } = { ...unit, posts: undefined };
    const shiftTypes = unit.shiftTypes.filter(({ id }) => id !== 'U');
    const { answer, status } = await small.call('PUT', '', { ...untold, shiftTypes });
    expect([status, await answer.json()]).toMatchObject([200, { skills: unit.skills }]);
    const stored = await small.planner.store.unit('petite');
    expect(stored?.planning.posts.map(({ shift }) => shift)).toEqual(['S']);
  });

  it('is refused where a shift or post does not fit, naming the place', async () => {
    const odd = unit.shiftTypes.map((type) => (type.id === 'S' ? { ...type, area: 'roof' } : type));
    expect(await put({ shiftTypes: odd })).toEqual([400, 'body.shiftTypes.2.area']);
    expect(await put({ posts: [{ ...post, shift: 'Z' }] })).toEqual([400, 'body.posts.0.shift']);
    expect(await put({ posts: [{ ...post, skill: 'pilot' }] })).toEqual([400, 'body.posts.0.skill']);
    // Nobody in the short-stay beds is in the resuscitation bay.
    expect(await put({ posts: [{ ...post, shift: 'U' }] })).toEqual([400, 'body.posts.0.skill']);
    expect(await put({ posts: [{ ...post, minimum: 3 }] })).toEqual([400, 'body.posts.0.minimum']);
  });
});
