import { type Role, type RouteContract, roles, routes } from '@releve/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestGateway, testGateway, testSite, testUnit } from './testing/test-gateway.js';

const E = 'emergency-manager';
const S = 'nursing-supervisor';
const A = 'administrator';

/** Who may call what, written by hand from what each user must be able to do; not from the contracts. */
const matrix: Readonly<Record<string, readonly [roles: readonly Role[], scope: 'site' | 'unit' | 'none']>> = {
  listSites: [[E, S, A], 'none'],
  putSite: [[A], 'site'],
  recordVisits: [[A], 'site'],
  receiveFhir: [[A], 'site'],
  importFile: [[E, A], 'site'],
  listSources: [[E, A], 'site'],
  listMessages: [[E, A], 'site'],
  getPresence: [[E, S, A], 'site'],
  listArrivals: [[E, S, A], 'site'],
  getArrivalHeatmap: [[E, S, A], 'site'],
  getForecast: [[E, S, A], 'site'],
  listForecasts: [[E, S, A], 'site'],
  getThreshold: [[E, S, A], 'site'],
  getForecastRecord: [[E, S, A], 'site'],
  getOutlook: [[E, S, A], 'site'],
  getTotals: [[E, S, A], 'site'],
  getHalfHours: [[E, S, A], 'site'],
  getTotalsRecord: [[E, S, A], 'site'],
  getGroupTotals: [[E, S, A], 'none'],
  listAlerts: [[E, S, A], 'site'],
  acknowledgeAlert: [[E, A], 'site'],
  muteAlert: [[E, A], 'site'],
  getWatch: [[E, S, A], 'site'],
  importCovariates: [[E, A], 'site'],
  listModels: [[E, A], 'site'],
  getModel: [[E, A], 'site'],
  getModelReport: [[E, A], 'site'],
  trainModel: [[E, A], 'site'],
  getTraining: [[E, A], 'site'],
  cancelTraining: [[E, A], 'site'],
  promoteModel: [[E, A], 'site'],
  rollBackModel: [[E, A], 'site'],
  freezeModels: [[E, A], 'site'],
  listUnits: [[E, S, A], 'none'],
  createUnit: [[S, A], 'unit'],
  getRequirement: [[E, S, A], 'unit'],
  editRequirement: [[S], 'unit'],
  listRosters: [[E, S, A], 'unit'],
  generateRoster: [[S], 'unit'],
  getRoster: [[E, S, A], 'unit'],
  stopRoster: [[S], 'unit'],
  editCells: [[S], 'unit'],
  checkCells: [[E, S, A], 'unit'],
  publishRoster: [[S], 'unit'],
  keepBest: [[S], 'unit'],
  exportRoster: [[E, S, A], 'unit'],
  getCapacity: [[E, S, A], 'unit'],
  askWhy: [[S, A], 'unit'],
  listWishes: [[E, S, A], 'unit'],
  compareRosters: [[E, S, A], 'unit'],
  getLedger: [[E, S, A], 'unit'],
  getAccount: [[E, S, A], 'unit'],
  recordCallOut: [[S], 'unit'],
  removeCallOut: [[S], 'unit'],
  startTradeOff: [[S], 'unit'],
  getTradeOff: [[E, S, A], 'unit'],
  findReplacements: [[S], 'unit'],
  findSwaps: [[S], 'unit'],
  checkSwap: [[S], 'unit'],
  reviseRoster: [[S], 'unit'],
  startReplan: [[S], 'unit'],
  getReplan: [[E, S, A], 'unit'],
  stopReplan: [[S], 'unit'],
  applyReplan: [[S], 'unit'],
  importTable: [[S, A], 'unit'],
  exportTable: [[S, A], 'unit'],
  importRoster: [[S], 'unit'],
  simulateRoster: [[E, S, A], 'unit'],
  simulateChanges: [[E, S, A], 'unit'],
  measureStaffing: [[E, S, A], 'unit'],
  correctStaffing: [[S, A], 'unit'],
  getSession: [[E, S, A], 'none'],
  listAudit: [[A], 'none'],
};

const window = 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z';
const queries: Readonly<Record<string, string>> = {
  importFile: 'kind=visits',
  listArrivals: window,
  getArrivalHeatmap: window,
  getThreshold: 'above=40',
  getRequirement: 'from=2026-01-01&days=28',
  exportRoster: 'format=csv',
  compareRosters: 'a=r1&b=r2',
  getAccount: 'year=2026',
  getCapacity: 'from=2026-01-01&to=2026-06-01',
};
const { id: _site, ...siteBody } = testSite('a');
const { id: _unit, ...unitBody } = testUnit('ua', 'a');
const visit = {
  visitId: 'v',
  arrivedAt: '2026-01-01T00:00:00Z',
  departedAt: null,
  admissionDecidedAt: null,
  triage: null,
  mode: null,
  ageGroup: null,
  outcome: null,
};
const bodies: Readonly<Record<string, unknown>> = {
  putSite: siteBody,
  recordVisits: { visits: [visit] },
  receiveFhir: { resourceType: 'Bundle', entry: [] },
  createUnit: unitBody,
  editRequirement: {
    reason: 'tonight',
    slots: [{ start: '2026-01-01T00:00:00Z', skill: 'nurse', required: 3 }],
  },
  trainModel: {},
  promoteModel: { reason: 'better in winter' },
  rollBackModel: { reason: 'worse in winter' },
  freezeModels: { frozen: true, reason: 'move of the department' },
  generateRoster: { from: '2026-01-05', days: 28 },
  editCells: { revision: 1, cells: [{ agent: 'x', day: 0, shift: null }] },
  checkCells: { cells: [] },
  publishRoster: { revision: 1 },
  keepBest: { revision: 1 },
  recordCallOut: { agent: 'x', start: '2026-01-01T01:00:00Z', end: '2026-01-01T02:00:00Z' },
  askWhy: { agent: 'x', day: 0 },
  startTradeOff: { from: '2026-01-05', days: 28 },
  importTable: { name: 'staff.csv', content: '' },
  importRoster: { name: 'roster.csv', content: '', revision: 1 },
  correctStaffing: { reason: 'measured by simulation', factors: [{ skill: 'nurse', factor: 1.1 }] },
  findReplacements: { agent: 'x', day: 0 },
  findSwaps: { agent: 'x', day: 0 },
  checkSwap: { one: { agent: 'x', day: 0 }, other: { agent: 'y', day: 1 } },
  reviseRoster: { revision: 1, cells: [] },
  startReplan: { fromDay: 0, toDay: 6 },
  acknowledgeAlert: { note: 'seen' },
  muteAlert: { hours: 4 },
};

const call = (route: RouteContract, cookie: string | undefined) => {
  const path = route.path
    .replace(':site', 'a')
    .replace(':unit', 'ua')
    .replace(':roster', 'r1')
    .replace(':table', 'staff');
  const query = queries[route.id];
  const body = route.bodyType === 'text' ? 'time\n' : JSON.stringify(bodies[route.id]);
  const init: RequestInit = {
    method: route.method.toUpperCase(),
    headers: {
      'x-requested-with': 'releve',
      ...(cookie ? { cookie } : {}),
      ...(route.body ? { 'content-type': route.bodyType === 'text' ? 'text/csv' : 'application/json' } : {}),
    },
    ...(route.body ? { body } : {}),
  };
  return [`/api/v1${path}${query ? `?${query}` : ''}`, init] as const;
};

/** Site `a` and its unit `ua` are asked for. */
const siteGrants = [
  ['*', true],
  [['a'], true],
  [['b'], false],
  [[], false],
] as const;
const unitGrants = [
  ['*', true],
  [['ua'], true],
  [['ub'], false],
  [[], false],
] as const;

describe('who may call what', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await testGateway();
    await gateway.start();
  });
  afterAll(async () => {
    await gateway.stop();
    await gateway.database.close();
  });

  it('is written down for every route', () => {
    expect(Object.keys(matrix).sort()).toEqual(routes.map((route) => route.id).sort());
  });

  it.each(routes.map((route) => [route.id, route] as const))('%s', async (id, route) => {
    const [path, init] = call(route, undefined);
    expect((await gateway.ask(path, init)).status, 'without a session').toBe(401);
    const [allowedRoles, scope] = matrix[id] ?? [[], 'none'];
    for (const role of roles)
      for (const [sites, hasSite] of siteGrants)
        for (const [units, hasUnit] of scope === 'unit' ? unitGrants : unitGrants.slice(0, 1)) {
          const scoped = scope === 'none' || (scope === 'site' ? hasSite : hasSite && hasUnit);
          const allowed = allowedRoles.includes(role) && scoped;
          const cookie = await gateway.signedIn(role, sites, units);
          gateway.received.length = 0;
          const answer = await gateway.ask(path, call(route, cookie)[1]);
          const why = `${id} as ${role}, sites ${sites}, units ${units}`;
          expect(answer.status, why).toBe(allowed ? 200 : 403);
          const forwarded = gateway.received.filter((request) => request.principal.userId !== 'gateway');
          if (!allowed || route.owner === 'gateway') expect(forwarded, why).toEqual([]);
          else
            expect(forwarded, why).toMatchObject([
              { owner: route.owner, method: init.method, url: path, principal: { role, sites, units } },
            ]);
        }
  });

  it('hides sites and units that an owner lets slip', async () => {
    const cookie = await gateway.signedIn(E, ['a'], '*');
    const get = async (path: string) => (await gateway.ask(path, { headers: { cookie } })).json();
    expect(await get('/api/v1/sites')).toEqual({ sites: [testSite('a')] });
    expect(await get('/api/v1/units')).toEqual({ units: [testUnit('ua', 'a')] });
  });

  it('does not let a unit be put on a site that is not granted', async () => {
    const cookie = await gateway.signedIn(A, ['a'], '*');
    const put = (unit: string, site: string) =>
      gateway.ask(`/api/v1/units/${unit}`, {
        method: 'PUT',
        headers: { cookie, 'content-type': 'application/json', 'x-requested-with': 'releve' },
        body: JSON.stringify({ ...unitBody, site }),
      });
    expect((await put('ua', 'b')).status).toBe(403);
    expect((await put('ub', 'a')).status).toBe(403);
    expect((await put('new', 'b')).status).toBe(403);
    expect((await put('new', 'a')).status).toBe(200);
  });

  it('does not know paths that are not in the contracts', async () => {
    const cookie = await gateway.signedIn(A, '*', '*');
    const answer = await gateway.ask('/api/v1/nothing', { headers: { cookie } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});
