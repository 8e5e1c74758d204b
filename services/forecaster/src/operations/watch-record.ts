import { recordAlerts } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import type { Quantity } from '../series-key.js';
import type { StoredSite } from '../store.js';
import { type Finding, reconcileAlerts } from './alerts.js';
import { scoredRecord } from './record-course.js';

const QUANTITIES: readonly Quantity[] = ['arrivals', 'present', 'boarding'];
/** Pairs scored before a record may raise an alert. */
const ENOUGH_PAIRS = 2_000;

/** Looks at the record of a site's own forecasts; raises alerts when it worsens and ends them when it has recovered. */
export async function watchRecord(deps: ForecasterDeps, site: StoredSite): Promise<void> {
  const findings: Finding[] = [];
  for (const quantity of QUANTITIES) {
    const scored = await scoredRecord(deps, { site: site.site, stream: 'all', quantity });
    if (!scored || scored.record.count < ENOUGH_PAIRS) continue;
    for (const alert of recordAlerts(scored.record, scored.today)) {
      const about = { kind: alert.kind, stream: 'all', quantity } as const;
      if (alert.kind === 'worse-than-naive') findings.push({ ...about, facts: { ratio: alert.ratio } });
      else if (alert.kind === 'drift')
        findings.push({ ...about, facts: { direction: alert.drift.direction === 'high' ? 1 : -1 } });
      else {
        const { nominal, measured, low, high } = alert.coverage;
        findings.push({ ...about, facts: { nominal, measured, low, high } });
      }
    }
  }
  const worstFirst = [...findings].sort((a, b) => gapOf(a) - gapOf(b));
  await reconcileAlerts(deps, site.site, ['worse-than-naive', 'coverage-off', 'drift'], worstFirst);
}

/** Of several intervals off at once, the alert carries the one farthest off: the last of its kind stands. */
const gapOf = ({ facts: { nominal = 0, measured = 0 } }: Finding): number => Math.abs(measured - nominal);
