import { createBrowserRouter, type RouteObject } from 'react-router';
import { Home, RequireArea, RequireSession } from './ui/guards.js';
import { NotFound } from './ui/not-found.js';
import { RouteError } from './ui/route-error.js';

const areaRoutes: RouteObject[] = [
  { index: true, element: <Home /> },
  {
    element: <RequireArea area="emergency" />,
    children: [
      {
        path: 'emergency/:site?',
        lazy: async () => ({
          Component: (await import('./areas/emergency/emergency-page.js')).EmergencyPage,
        }),
      },
    ],
  },
  {
    element: <RequireArea area="rosters" />,
    children: [
      {
        path: 'rosters/:unit?',
        lazy: async () => ({ Component: (await import('./areas/rosters/rosters-page.js')).RostersPage }),
      },
      {
        path: 'rosters/:unit/requirement',
        lazy: async () => ({
          Component: (await import('./areas/rosters/requirement-page.js')).RequirementPage,
        }),
      },
      {
        path: 'rosters/:unit/compare',
        lazy: async () => ({
          Component: (await import('./areas/rosters/compare/compare-page.js')).ComparePage,
        }),
      },
      {
        path: 'rosters/:unit/ledger',
        lazy: async () => ({
          Component: (await import('./areas/rosters/fairness/ledger-page.js')).LedgerPage,
        }),
      },
      {
        path: 'rosters/:unit/agents/:agent',
        lazy: async () => ({
          Component: (await import('./areas/rosters/fairness/account-page.js')).AccountPage,
        }),
      },
      {
        path: 'rosters/:unit/trade-offs/:tradeOff?',
        lazy: async () => ({
          Component: (await import('./areas/rosters/fairness/trade-off-page.js')).TradeOffPage,
        }),
      },
      {
        path: 'rosters/:unit/tables',
        lazy: async () => ({
          Component: (await import('./areas/rosters/imports/tables-page.js')).TablesPage,
        }),
      },
      {
        path: 'rosters/:unit/:roster',
        lazy: async () => ({ Component: (await import('./areas/rosters/roster-page.js')).RosterPage }),
      },
      {
        path: 'rosters/:unit/:roster/replans/:replan',
        lazy: async () => ({
          Component: (await import('./areas/rosters/replan/replan-page.js')).ReplanPage,
        }),
      },
    ],
  },
  {
    element: <RequireArea area="capacity" />,
    children: [
      {
        path: 'capacity',
        lazy: async () => ({ Component: (await import('./areas/capacity/capacity-page.js')).CapacityPage }),
      },
    ],
  },
  {
    element: <RequireArea area="models" />,
    children: [
      {
        path: 'models',
        lazy: async () => ({ Component: (await import('./areas/models/models-page.js')).ModelsPage }),
      },
      {
        path: 'models/new',
        lazy: async () => ({ Component: (await import('./areas/models/bring-page.js')).BringPage }),
      },
      {
        path: 'models/:model',
        lazy: async () => ({ Component: (await import('./areas/models/model-page.js')).ModelPage }),
      },
    ],
  },
  {
    element: <RequireArea area="import" />,
    children: [
      {
        path: 'import',
        lazy: async () => ({ Component: (await import('./areas/capacity/import-page.js')).ImportPage }),
      },
    ],
  },
  {
    element: <RequireArea area="audit" />,
    children: [
      {
        path: 'audit',
        lazy: async () => ({ Component: (await import('./areas/capacity/audit-page.js')).AuditPage }),
      },
    ],
  },
  { path: '*', element: <NotFound /> },
];

/** Every page and its address; each area is its own bundle. */
export const routes: RouteObject[] = [
  {
    errorElement: <RouteError />,
    hydrateFallbackElement: <span />,
    children: [
      {
        path: '/sign-in',
        lazy: async () => ({ Component: (await import('./ui/sign-in-page.js')).SignInPage }),
      },
      { element: <RequireSession />, children: [{ errorElement: <RouteError />, children: areaRoutes }] },
    ],
  },
];

export const createRoutes = () => createBrowserRouter(routes);
