import { createConfig, lintFromString } from '@redocly/openapi-core';
import { routes } from '@releve/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from './document.js';
import { extraOperations } from './extra-operations.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly security?: readonly unknown[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

describe('the OpenAPI document', () => {
  const text = JSON.stringify(openApiDocument('releve', '0.1.0'));
  const document: Document = JSON.parse(text);
  const operations = new Map<string, Operation>();
  beforeAll(() => {
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods)) operations.set(operation.operationId, operation);
  });

  it('is valid OpenAPI 3.1 with every reference found, by an independent linter', async () => {
    const config = await createConfig({
      extends: ['spec', 'minimal'],
      // Redirects to and from the identity provider succeed with 302.
      rules: { 'operation-4xx-response': 'error', 'operation-2xx-response': 'off' },
    });
    const problems = await lintFromString({ source: text, config });
    expect(problems.map(({ message, location }) => `${location[0]?.pointer}: ${message}`)).toEqual([]);
  });

  it('describes every route of the contracts, and what the gateway adds', () => {
    const described = [...operations.keys()].sort();
    expect(described).toEqual([...routes, ...extraOperations].map(({ id }) => id).sort());
  });

  it('says how each can be refused', () => {
    for (const route of routes) {
      const { responses } = operations.get(route.id) ?? { responses: {} };
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining([String(route.status), '400', '401', '403', '429', '500']),
      );
    }
  });

  it('asks for the header against forged requests wherever something changes', () => {
    for (const route of routes) {
      const names = operations.get(route.id)?.parameters.map((parameter) => parameter.name) ?? [];
      expect(names.includes('x-requested-with')).toBe(route.method !== 'get');
    }
  });

  it('knows which query parameters may be left out', () => {
    const byName = (id: string) =>
      Object.fromEntries(
        (operations.get(id)?.parameters ?? []).map(({ name, required }) => [name, required]),
      );
    expect(byName('listArrivals')).toEqual({ site: true, from: true, to: true, stream: false });
    expect(byName('importFile')).toMatchObject({ kind: true, dryRun: false, timeColumn: false });
  });

  it('keeps the names of the contracts and nothing of the bus', () => {
    const names = Object.keys(document.components.schemas);
    expect(names).toEqual(expect.arrayContaining(['Forecast', 'Roster', 'Session', 'Problem', 'LiveEvent']));
    expect(names.filter((name) => /Changed$|Made$|Moved$|Imported$|TopicEvent$/.test(name))).toEqual([]);
  });

  it('needs a session for all but ways of signing in', () => {
    const open = [...operations.values()].filter((operation) => operation.security?.length === 0);
    expect(open.map((operation) => operation.operationId).sort()).toEqual([
      'finishOidc',
      'listDemoAccounts',
      'signIn',
      'startOidc',
    ]);
  });
});
