import { getGroupTotals, listSites, listUnits, type Principal, type RouteContract } from '@releve/contracts';
import { isGranted } from './authorise.js';

type ListFilter = (answer: unknown, principal: Principal) => object;

/**
 * Second lock on lists that no path scopes: their owners answer by principal already, and what an owner
 * would let slip stops here. Every route of scope `none` that lists sites or units has its line.
 */
const filters: ReadonlyMap<string, ListFilter> = new Map<string, ListFilter>([
  [
    listSites.id,
    (answer, principal) => ({
      sites: listSites.response.parse(answer).sites.filter((site) => isGranted(principal.sites, site.id)),
    }),
  ],
  [
    listUnits.id,
    (answer, principal) => ({
      units: listUnits.response
        .parse(answer)
        .units.filter((unit) => isGranted(principal.units, unit.id) && isGranted(principal.sites, unit.site)),
    }),
  ],
  [
    getGroupTotals.id,
    (answer, principal) => {
      const totals = getGroupTotals.response.parse(answer);
      const seen = totals.sites.every((site) => isGranted(principal.sites, site));
      return seen ? totals : { ...totals, sites: [], totals: [] };
    },
  ],
]);

export const listFilterOf = (route: RouteContract): ListFilter | undefined => filters.get(route.id);
