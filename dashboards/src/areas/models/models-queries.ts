import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import type { Answer } from '../../api/types.js';

export type SiteModels = Answer<'listModels'>;
export type ModelSeries = SiteModels['series'][number];
export type ModelSummary = ModelSeries['models'][number];
export type Training = SiteModels['trainings'][number];
export type Evidence = NonNullable<ModelCard['evidence']>;
export type Comparison = NonNullable<ModelCard['comparison']>;

const isOpen = ({ state }: Training): boolean => state === 'waiting' || state === 'running';

/** Looked at often while something is being trained. */
export const modelsQuery = (site: string) =>
  queryOptions({
    queryKey: ['models', site],
    queryFn: () => answer(api.GET('/sites/{site}/models', { params: { path: { site }, query: {} } })),
    staleTime: 2_000,
    refetchInterval: (query) => (query.state.data?.trainings.some(isOpen) ? 1_500 : 30_000),
  });

const fetchModel = (site: string, model: string) =>
  answer(api.GET('/sites/{site}/models/{model}', { params: { path: { site, model } } }));
export type ModelCard = Awaited<ReturnType<typeof fetchModel>>;

export const modelQuery = (site: string, model: string) =>
  queryOptions({
    queryKey: ['model', site, model],
    queryFn: () => fetchModel(site, model),
    staleTime: 10_000,
  });

export const trainingQuery = (site: string, training: string) =>
  queryOptions({
    queryKey: ['training', site, training],
    queryFn: () =>
      answer(api.GET('/sites/{site}/trainings/{training}', { params: { path: { site, training } } })),
    refetchInterval: (query) => (query.state.data?.endedAt ? false : 700),
  });
