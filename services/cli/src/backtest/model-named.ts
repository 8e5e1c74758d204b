import {
  type ForecastError,
  type Model,
  modelByName,
  NEURAL,
  neuralModel,
  ok,
  type Result,
} from '@releve/forecasting';

let neural: Promise<Model> | undefined;

/** Looks a model up; the neural one starts its training backend first, once a thread. Errors: unknown-model. */
export async function modelNamed(name: string): Promise<Result<Model, ForecastError>> {
  if (name !== NEURAL) return modelByName(name);
  neural ??= startNeural();
  return ok(await neural);
}

/** Whether there is such a model. Errors: unknown-model. */
export function checkModel(name: string): Result<string, ForecastError> {
  if (name === NEURAL) return ok(name);
  const found = modelByName(name);
  return found.ok ? ok(name) : found;
}

async function startNeural(): Promise<Model> {
  const { tfjsTrainer } = await import('../neural/tfjs-trainer.js');
  return neuralModel(await tfjsTrainer());
}
