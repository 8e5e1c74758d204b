import { url } from './browser.js';

const ours = { 'content-type': 'application/json', 'x-requested-with': 'releve' };

/** A patient arrives at a demonstration site now, as another system would tell it: by FHIR. */
export async function sendEncounter(site: string): Promise<void> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { ...ours, ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/session', { email: 'direction@demo.releve', password: 'releve-demo' });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const now = new Date().toISOString();
  const sent = await post(
    `/sites/${site}/fhir`,
    {
      resourceType: 'Encounter',
      id: `e2e-${now}`,
      meta: { lastUpdated: now },
      status: 'in-progress',
      class: { code: 'EMER' },
      period: { start: now },
    },
    cookie,
  );
  if (!sent.ok) throw new Error(`the encounter was refused: ${sent.status} ${await sent.text()}`);
}
