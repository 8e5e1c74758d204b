import * as contract from '@releve/contracts';
import { badInput, implement, notFound, type RouteImplementation } from '@releve/platform';
import type { RegistryDeps } from './deps.js';
import { freezeSeries } from './operations/freeze-series.js';
import { getModel } from './operations/get-model.js';
import { getModelReport } from './operations/get-model-report.js';
import { describeFrozen, describeSummary, describeTraining, listModels } from './operations/list-models.js';
import { modelSeries } from './operations/model-series.js';
import { promoteModel } from './operations/promote-model.js';
import { rollBackModel } from './operations/roll-back-model.js';
import { calendarAt } from './training/prepare-counts.js';

const noStore = { 'cache-control': 'no-store' };

/** The registry's routes; the gateway has already checked who may call them, and writes down who did. */
export function registryRoutes(deps: RegistryDeps): readonly RouteImplementation[] {
  return [
    implement(contract.listModels, ({ params, query }) => listModels(deps, params.site, query.limit)),
    implement(contract.getModel, ({ params }) => getModel(deps, params.site, params.model)),
    implement(contract.getModelReport, async ({ params, query }) => {
      const page = await getModelReport(deps, params.site, params.model, query.lang);
      const name = `releve-${params.site}-${params.model.slice(0, 8)}-${query.lang}.html`;
      return new Response(page, {
        headers: {
          ...noStore,
          'content-type': 'text/html; charset=utf-8',
          'content-disposition': `attachment; filename="${name}"`,
        },
      });
    }),
    implement(contract.trainModel, async ({ params, body, principal }) => {
      const { model, place, ...series } = body;
      if (place) calendarAt(place);
      if (series.stream !== 'all' || series.quantity === 'boarding')
        throw badInput({
          ...{ place: 'body.stream', value: `${series.stream} ${series.quantity}` },
          expected: 'all arrivals or all patients present: streams and boarding are derived from these',
        });
      const key = modelSeries({ site: params.site, ...series });
      if (!(await deps.store.site(params.site))) throw notFound('site', params.site);
      const wanted = { model, place: place ?? null, cause: 'asked', askedBy: principal.name } as const;
      return describeTraining(await deps.trainer.ask(key, wanted));
    }),
    implement(contract.getTraining, async ({ params }) => {
      const row = await deps.registry.training(params.site, params.training);
      if (!row) throw notFound('training', params.training);
      return describeTraining(row);
    }),
    implement(contract.cancelTraining, async ({ params }) =>
      describeTraining(await deps.trainer.cancel(params.site, params.training)),
    ),
    // Before the routes whose path has a model in the same place.
    implement(contract.rollBackModel, async ({ params, body, principal }) => {
      const key = modelSeries({ site: params.site, ...body });
      return describeSummary(await rollBackModel(deps, key, principal.name, body.reason));
    }),
    implement(contract.freezeModels, async ({ params, body, principal }) => {
      const key = modelSeries({ site: params.site, ...body });
      const row = await freezeSeries(deps, key, principal.name, body);
      return { frozen: describeFrozen(row ?? undefined) };
    }),
    implement(contract.promoteModel, async ({ params, body, principal }) =>
      describeSummary(await promoteModel(deps, params.site, params.model, principal.name, body)),
    ),
  ];
}
