import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { routes } from '../routes.js';
import { always, fakeApi } from '../testing/fake-api.js';
import { renderRoutes, sessionOf } from '../testing/render.js';

const unauthorised = always({ type: 'about:blank', title: 'Unauthorised', status: 401, detail: '' }, 401);
const accounts = [
  { email: 'cadre@demo.releve', name: 'Nadia Lemoine', role: 'nursing-supervisor', password: 'releve-demo' },
];

it('sends somebody who is not signed in to sign in, and remembers where they were going', async () => {
  fakeApi({ 'GET /session': unauthorised, 'GET /demo-accounts': always({}, 404) });
  const { address } = await renderRoutes(routes, '/emergency/nord?past=48');
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
  expect(address()).toBe('/sign-in?next=%2Femergency%2Fnord%3Fpast%3D48');
  expect(screen.queryByText('Demonstration')).toBeNull();
});

it('signs a demo account in with one click, and opens its area', async () => {
  let signedIn = false;
  const sent = fakeApi({
    'GET /session': () =>
      signedIn
        ? { body: sessionOf('nursing-supervisor') }
        : unauthorised({ method: '', path: '', body: null, headers: new Headers() }),
    'POST /session': () => {
      signedIn = true;
      return { body: {} };
    },
    'GET /demo-accounts': always({ accounts }),
    'GET /units': always({ units: [] }),
  });
  await renderRoutes(routes, '/sign-in', 'fr');
  fireEvent.click(await screen.findByRole('button', { name: /Nadia Lemoine/ }));
  expect(await screen.findByText('Aucune unité')).toBeTruthy();
  const [request] = sent.filter((item) => item.method === 'POST');
  expect(request?.body).toEqual({ email: 'cadre@demo.releve', password: 'releve-demo' });
  expect(request?.headers.get('X-Requested-With')).toBe('releve');
});

it('says when the address or the password is unknown', async () => {
  fakeApi({
    'GET /session': unauthorised,
    'POST /session': unauthorised,
    'GET /demo-accounts': always({}, 404),
  });
  await renderRoutes(routes, '/sign-in');
  fireEvent.change(await screen.findByRole('textbox', { name: 'Email address' }), {
    target: { value: 'a@b.fr' },
  });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'x' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Unknown address or password');
});

it('closes an area to a role that may not open it', async () => {
  fakeApi({ 'GET /session': always(sessionOf('emergency-manager')) });
  await renderRoutes(routes, '/audit');
  expect(await screen.findByRole('heading', { name: 'Not allowed' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Audit' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Skip to content' })).toBeTruthy();
});

it('says that the server is out of reach rather than that nobody is signed in', async () => {
  fakeApi({
    'GET /session': () => {
      throw new TypeError('fetch failed');
    },
  });
  await renderRoutes(routes, '/');
  expect((await screen.findByRole('alert')).textContent).toContain('Server out of reach');
});
