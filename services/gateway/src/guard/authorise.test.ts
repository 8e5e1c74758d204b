import { type Principal, type RouteContract, roles, routes } from '@releve/contracts';
import { describe, expect, it } from 'vitest';
import { refuseRole, refuseScope } from './authorise.js';
import { listFilterOf } from './list-filters.js';
import { refuseForgery } from './same-origin.js';

const principal = (sites: readonly string[] | '*', units: readonly string[] | '*'): Principal => ({
  userId: 'u',
  name: 'U',
  role: 'nursing-supervisor',
  sites,
  units,
});
const unitRoute = (): RouteContract => {
  const route = routes.find((known) => known.scope === 'unit');
  if (!route) throw new Error('there are unit routes');
  return route;
};

describe('contracts', () => {
  it.each(routes.map((route) => [route.id, route] as const))('%s names what it is scoped by', (_, route) => {
    expect(route.roles.length).toBeGreaterThan(0);
    for (const role of route.roles) expect(roles).toContain(role);
    const names = route.path.includes('/:unit') ? 'unit' : route.path.includes('/:site') ? 'site' : 'none';
    expect(route.scope).toBe(names);
  });

  it('has a filter, or nothing of a site to hide, in every list without a scope', () => {
    const unscoped = routes.filter((route) => route.scope === 'none' && route.owner !== 'gateway');
    expect(unscoped.filter((route) => listFilterOf(route) === undefined).map((route) => route.id)).toEqual(
      [],
    );
  });

  it('denies a route without roles to everybody', () => {
    for (const role of roles)
      expect(refuseRole({ ...unitRoute(), roles: [] }, { ...principal('*', '*'), role })).not.toBeNull();
  });
});

describe('scope of a unit', () => {
  const cases: [string, Principal, string | undefined, boolean][] = [
    ['unit and its site granted', principal(['a'], ['u1']), 'a', true],
    ['every unit, and its site', principal(['a'], '*'), 'a', true],
    ['unit granted, its site not', principal(['b'], ['u1']), 'a', false],
    ['site granted, unit not', principal(['a'], ['u2']), 'a', false],
    ['a unit nobody knows, with some sites', principal(['a'], '*'), undefined, false],
    ['a unit nobody knows, with every site', principal('*', '*'), undefined, true],
  ];
  it.each(cases)('%s', (_, who, siteOfUnit, allowed) => {
    expect(refuseScope(unitRoute(), who, { unit: 'u1', siteOfUnit }) === null).toBe(allowed);
  });

  it('cannot be moved from, or to, a site that is not granted', () => {
    const who = principal(['a'], '*');
    expect(refuseScope(unitRoute(), who, { unit: 'u1', siteOfUnit: 'b', siteInBody: 'a' })).not.toBeNull();
    expect(refuseScope(unitRoute(), who, { unit: 'u1', siteOfUnit: 'a', siteInBody: 'b' })).not.toBeNull();
    expect(refuseScope(unitRoute(), who, { unit: 'u1', siteInBody: 'a' })).toBeNull();
  });
});

describe('forged requests', () => {
  const own = ['https://releve.example'];
  const post = (headers: Record<string, string>) => ({ method: 'POST', headers: new Headers(headers) });
  const ours = { 'x-requested-with': 'releve' };
  it.each([
    ['without the header', post({}), false],
    ['with it', post(ours), true],
    [
      'from our own page',
      post({ ...ours, origin: 'https://releve.example', 'sec-fetch-site': 'same-origin' }),
      true,
    ],
    ['from another origin', post({ ...ours, origin: 'https://evil.example' }), false],
    ['from an opaque origin', post({ ...ours, origin: 'null' }), false],
    ['from a sister site', post({ ...ours, 'sec-fetch-site': 'same-site' }), false],
    ['that only read', { method: 'GET', headers: new Headers({ origin: 'https://evil.example' }) }, true],
  ])('%s', (_, request, allowed) => {
    expect(refuseForgery(request, own) === null).toBe(allowed);
  });
});
