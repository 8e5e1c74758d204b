import { signIn } from '../../deploy/testing/session.mjs';
import { url } from './browser.js';

/** A patient arrives at a demonstration site now, as another system would tell it: by FHIR. */
export async function sendEncounter(site: string): Promise<void> {
  const call = await signIn(url, 'direction@demo.releve', 'releve-demo');
  const now = new Date().toISOString();
  await call('POST', `/sites/${site}/fhir`, {
    resourceType: 'Encounter',
    id: `e2e-${now}`,
    meta: { lastUpdated: now },
    status: 'in-progress',
    class: { code: 'EMER' },
    period: { start: now },
  });
}
