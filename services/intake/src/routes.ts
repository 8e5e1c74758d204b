import { Readable } from 'node:stream';
import * as contract from '@releve/contracts';
import { implement, notFound, type RouteImplementation } from '@releve/platform';
import type { IntakeOperations } from './operations/operations.js';

/** 503 asks the sender to try again; 422 says that trying again will not help. */
const statusOf = ({ issue }: contract.OperationOutcome): number =>
  issue.some(({ code }) => code === 'transient')
    ? 503
    : issue.some(({ severity }) => severity === 'error')
      ? 422
      : 200;

/** Intake's routes, bound to its operations. */
export function intakeRoutes(operations: IntakeOperations): readonly RouteImplementation[] {
  const siteOf = async (id: string) => {
    const known = await operations.findSite(id);
    if (!known) throw notFound('site', id);
    return known;
  };
  return [
    implement(contract.listSites, async ({ principal }) => {
      const sites = await operations.listSites();
      const { sites: granted } = principal;
      return { sites: granted === '*' ? [...sites] : sites.filter(({ id }) => granted.includes(id)) };
    }),
    implement(contract.putSite, async ({ params, body }) => {
      const site = { ...body, id: params.site };
      await operations.putSite(site);
      return site;
    }),
    implement(contract.recordVisits, async ({ params, body }) => {
      const { site } = await siteOf(params.site);
      return operations.recordVisits(site.id, body.visits);
    }),
    implement(contract.receiveFhir, async ({ params, body }) => {
      const outcome = await operations.receiveFhir(await siteOf(params.site), body);
      return Response.json(outcome, { status: statusOf(outcome) });
    }),
    implement(contract.importFile, async ({ params, query, body }) => {
      const known = await siteOf(params.site);
      const { kind, dryRun, timeColumn, valueColumn } = query;
      return operations.importFile(known, {
        kind,
        input: Readable.from([body]),
        dryRun,
        columns: { time: timeColumn, value: valueColumn },
      });
    }),
    implement(contract.listSources, async ({ params }) => {
      const { site } = await siteOf(params.site);
      return { sources: [...(await operations.listSources(site.id))] };
    }),
    implement(contract.listMessages, async ({ params, query }) => {
      const { site } = await siteOf(params.site);
      return { messages: [...(await operations.listMessages(site.id, query))] };
    }),
  ];
}
