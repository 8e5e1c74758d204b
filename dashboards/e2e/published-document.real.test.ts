import { routes } from '@releve/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasBrowser, url } from './browser.js';

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
});

describe.skipIf(!hasBrowser)('the API’s published document', () => {
  it('names every operation the generated client was made from, at the same address', async () => {
    const response = await fetch(`${url}/api/v1/openapi.json`);
    const { paths } = Document.parse(await response.json());
    const published = new Map(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(
          ([method, operation]) => [operation.operationId, `${method} ${path}`] as const,
        ),
      ),
    );
    for (const route of routes) {
      expect(published.get(route.id)).toBe(
        `${route.method} ${route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`,
      );
    }
  });
});
