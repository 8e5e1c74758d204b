import { randomUUID } from 'node:crypto';
import {
  type Alert,
  type AlertAction,
  type AlertKind,
  SiteId,
  type StreamId,
  topics,
} from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { appendToOutbox, notFound } from '@releve/platform';
import type { ForecasterDeps } from '../deps.js';
import type { Quantity } from '../series-key.js';

/** Something that calls for attention now, as the watch sees it. */
export interface Finding {
  readonly kind: AlertKind;
  readonly stream: StreamId;
  readonly quantity: Quantity;
  readonly facts: Readonly<Record<string, number>>;
}

const keyOf = ({
  kind,
  stream,
  quantity,
}: Pick<Finding, 'kind' | 'stream'> & { readonly quantity: string }) => `${kind}|${stream}|${quantity}`;

/**
 * Raises alerts for new findings, brings those that last up to date, and ends those that are over, among the kinds looked
 * at; each change is announced in its own transaction. @returns the alerts raised.
 */
export async function reconcileAlerts(
  deps: AlertDeps,
  site: string,
  kinds: readonly AlertKind[],
  findings: readonly Finding[],
): Promise<readonly Alert[]> {
  const now = deps.clock().toISOString();
  const open = (await deps.alerts.open(site)).filter(({ kind }) => kinds.includes(kind));
  const found = new Map(findings.map((finding) => [keyOf(finding), finding]));
  for (const alert of open) {
    const still = found.get(keyOf(alert));
    found.delete(keyOf(alert));
    if (still) await change(deps, { ...alert, lastSeenAt: now, facts: { ...still.facts } });
    else
      await change(deps, act({ ...alert, endedAt: now }, { at: now, by: null, action: 'ended', note: '' }));
  }
  const raised = [...found.values()].map((finding): Alert => {
    const history: AlertAction[] = [{ at: now, by: null, action: 'raised', note: '' }];
    return {
      id: randomUUID(),
      site: SiteId.parse(site),
      ...finding,
      facts: { ...finding.facts },
      raisedAt: now,
      lastSeenAt: now,
      endedAt: null,
      acknowledgedAt: null,
      mutedUntil: null,
      history,
    };
  });
  for (const alert of raised) await change(deps, alert);
  return raised;
}

const act = (alert: Alert, action: AlertAction): Alert => ({ ...alert, history: [...alert.history, action] });

/** What alerts are kept with. */
export type AlertDeps = Pick<ForecasterDeps, 'database' | 'alerts' | 'clock'>;

const change = (deps: AlertDeps, alert: Alert): Promise<void> =>
  deps.database.db.transaction((tx) => keep(deps, tx, alert));

async function keep({ alerts, clock }: AlertDeps, tx: Queryable, alert: Alert): Promise<void> {
  await alerts.save(tx, alert);
  const id = randomUUID();
  const at = clock().toISOString();
  const payload = {
    id,
    type: 'alert.changed',
    version: 1,
    site: alert.site,
    occurredAt: at,
    recordedAt: at,
    correlationId: alert.id,
    data: alert,
  };
  await appendToOutbox(tx, 'forecaster', [{ topic: topics.forecasts, key: alert.site, id, payload }]);
}

async function changeLocked(
  deps: AlertDeps,
  site: string,
  id: string,
  next: (alert: Alert) => Alert,
): Promise<Alert> {
  return deps.database.db.transaction(async (tx) => {
    const alert = await deps.alerts.lock(tx, site, id);
    if (!alert) throw notFound('alert', id);
    const changed = next(alert);
    await keep(deps, tx, changed);
    return changed;
  });
}

/** Somebody has seen the alert. */
export function acknowledgeAlert(deps: AlertDeps, site: string, id: string, by: string, note: string) {
  const at = deps.clock().toISOString();
  return changeLocked(deps, site, id, (alert) =>
    act({ ...alert, acknowledgedAt: alert.acknowledgedAt ?? at }, { at, by, action: 'acknowledged', note }),
  );
}

/** The alert calls no more for some hours; none ends the silence. */
export function muteAlert(
  deps: AlertDeps,
  site: string,
  id: string,
  by: string,
  { hours, note }: { readonly hours: number; readonly note: string },
) {
  const now = deps.clock();
  const at = now.toISOString();
  const mutedUntil = hours === 0 ? null : new Date(now.getTime() + hours * 3_600_000).toISOString();
  return changeLocked(deps, site, id, (alert) =>
    act({ ...alert, mutedUntil }, { at, by, action: hours === 0 ? 'unmuted' : 'muted', note }),
  );
}
