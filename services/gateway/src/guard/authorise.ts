import type { Principal, RouteContract } from '@releve/contracts';

/** What a request names: the parts that grants are checked against. */
export interface Named {
  readonly site?: string | undefined;
  readonly unit?: string | undefined;
  /** The site the named unit belongs to; undefined when no such unit is known. */
  readonly siteOfUnit?: string | undefined;
  /** A site named in the body: a unit may not be put on a site that is not the caller's. */
  readonly siteInBody?: string | undefined;
}

export const isGranted = (grants: readonly string[] | '*', id: string): boolean =>
  grants === '*' || grants.includes(id);

/** Role first: null when the role may call the route, else what is refused. A route without roles is nobody's. */
export function refuseRole(route: RouteContract, principal: Principal): string | null {
  return route.roles.includes(principal.role) ? null : `${route.id} as ${principal.role}`;
}

/**
 * Scope second: null when everything the request names has been granted, else what is refused.
 * A unit needs two grants, itself and its site; an unknown unit reads like one not granted.
 */
export function refuseScope(route: RouteContract, principal: Principal, named: Named): string | null {
  const { site, unit, siteOfUnit, siteInBody } = named;
  if (siteInBody !== undefined && !isGranted(principal.sites, siteInBody)) return `site ${siteInBody}`;
  if (route.scope === 'none') return null;
  if (route.scope === 'site')
    return site !== undefined && isGranted(principal.sites, site) ? null : `site ${site ?? ''}`;
  if (unit === undefined || !isGranted(principal.units, unit)) return `unit ${unit ?? ''}`;
  const home = siteOfUnit ?? siteInBody;
  if (home === undefined) return principal.sites === '*' ? null : `unit ${unit}`;
  return isGranted(principal.sites, home) ? null : `unit ${unit}`;
}
