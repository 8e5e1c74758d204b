import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, Outlet, type RouteObject, RouterProvider } from 'react-router';
import { createQueryClient } from '../api/query-client.js';
import type { Session } from '../api/types.js';
import { startI18n } from '../i18n/i18n.js';
import type { Language } from '../i18n/language.js';
import { cssVariables, theme } from '../ui/theme.js';

const router = (routes: RouteObject[], at: string) => createMemoryRouter(routes, { initialEntries: [at] });

/** Draws routes with everything the application stands on, in one language, at an address. */
export async function renderRoutes(routes: RouteObject[], at: string, language: Language = 'en') {
  await startI18n(language);
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { retry: false, networkMode: 'always' } });
  const memory = router(routes, at);
  const view = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={memory} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return {
    ...view,
    client,
    address: () => `${memory.state.location.pathname}${memory.state.location.search}`,
  };
}

/** One element, alone on its page. */
export const renderElement = (element: ReactElement, at = '/', language: Language = 'en') =>
  renderRoutes([{ path: '*', element }], at, language);

/** A page inside the shell's outlet, for a role. */
export const renderPage = (
  path: string,
  element: ReactElement,
  at: string,
  session: Session,
  language: Language = 'en',
) => renderRoutes([{ element: <Outlet context={session} />, children: [{ path, element }] }], at, language);

/** Somebody signed in. */
export const sessionOf = (role: Session['role']): Session => ({
  userId: 'u1',
  name: 'Camille',
  role,
  sites: '*',
  units: '*',
  expiresAt: '2026-12-01T00:00:00Z',
  demo: true,
});
