import { answer, api } from '../../api/client.js';
import type { ImportReport } from '../../api/types.js';
import type { ModelName } from './model-words.js';
import type { Training } from './models-queries.js';
import type { Place } from './places.js';

/** What a person brings: counts of a site, known or to be made, and where it is. */
export interface Brought {
  readonly site: string;
  /** Name of a site to be made; null for one that exists. */
  readonly newName: string | null;
  readonly place: Place;
  readonly file: File;
  readonly timeColumn: string;
  readonly valueColumn: string;
  readonly model: ModelName;
  /** Recorded with the freeze that keeps nights from deciding before a person has looked. */
  readonly freezeReason: string;
}

export type Stage = 'site' | 'sending' | 'counting' | 'asking';

const series = { stream: 'all', quantity: 'arrivals' } as const;
const LOOK_MS = 1_500;
const LOOKS = 80;
const plainText = (body: string): string => body;

/** Sends the counts through the import of hourly counts. */
export const sendCounts = async (brought: Brought, dryRun: boolean): Promise<ImportReport> =>
  answer(
    api.POST('/sites/{site}/imports', {
      params: {
        path: { site: brought.site },
        query: {
          ...{ kind: 'counts', dryRun },
          ...{ timeColumn: brought.timeColumn, valueColumn: brought.valueColumn },
        },
      },
      body: await brought.file.text(),
      bodySerializer: plainText,
      headers: { 'Content-Type': 'text/csv' },
    }),
  );

/** Makes the site where it is new, holds its model, imports the counts, waits until they are counted, asks for training. */
export async function bringFile(
  brought: Brought,
  onStage: (stage: Stage) => void,
): Promise<{ readonly report: ImportReport; readonly training: Training }> {
  const path = { site: brought.site };
  onStage('site');
  if (brought.newName !== null) {
    await answer(
      api.PUT('/sites/{site}', {
        params: { path },
        body: {
          ...{ name: brought.newName, ...brought.place, population: 'mixed' },
          ...{ capacityPatients: null, hospitalBeds: null, simulated: false },
        },
      }),
    );
  }
  await answer(
    api.PUT('/sites/{site}/models/frozen', {
      params: { path },
      body: { ...series, frozen: true, reason: brought.freezeReason },
    }),
  );
  onStage('sending');
  const report = await sendCounts(brought, false);
  onStage('counting');
  await counted(brought.site, report.accepted + report.replaced + report.duplicate);
  onStage('asking');
  const training = await answer(
    api.POST('/sites/{site}/trainings', {
      params: { path },
      body: { ...series, model: brought.model, place: brought.place },
    }),
  );
  return { report, training };
}

/** Waits until a site's counts are there and no more come. */
async function counted(site: string, expected: number): Promise<void> {
  let before = '';
  for (let look = 0; look < LOOKS; look++) {
    const { known } = await answer(
      api.GET('/sites/{site}/models', { params: { path: { site }, query: { limit: 1 } } }),
    );
    const now = JSON.stringify(known);
    if (known !== null && known.hours >= expected && now === before) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
