import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ from: z.iso.datetime(), to: z.iso.datetime(), complete: z.boolean() });

/** Which simulated history a data directory holds, so that an interrupted load goes on with the same one. */
export type DemoState = z.infer<typeof schema>;

const fileIn = (dataDir: string): string => join(dataDir, 'demo.json');

export function readDemoState(dataDir: string): DemoState | null {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export function writeDemoState(dataDir: string, state: DemoState): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), JSON.stringify(state));
}
