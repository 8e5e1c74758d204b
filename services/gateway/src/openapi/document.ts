import { type Owner, Problem, type RouteContract, routes } from '@releve/contracts';
import { z } from 'zod';
import { requestedWith, requestedWithHeader } from '../guard/same-origin.js';
import { type Components, createComponents, type JsonSchema } from './components.js';
import { type ExtraOperation, extraOperations } from './extra-operations.js';

const purposes: Readonly<Record<Owner, string>> = {
  intake: 'Sites, and what they send',
  census: 'Arrivals and patients present',
  forecaster: 'Forecasts and how good they turned out',
  planner: 'Required staff and rosters',
  gateway: 'Sessions, live events and the audit trail',
};
const tags = Object.entries(purposes).map(([name, description]) => ({ name, description }));

/** The refusals' meaning, as every operation words them. */
const refusals: Readonly<Record<number, string>> = {
  400: 'The input does not fit: place, value and what was expected',
  401: 'Nobody is signed in, or the session has ended',
  403: 'Not allowed for this role, site or unit',
  404: 'There is no such thing',
  409: 'It has changed meanwhile, or cannot be done in this state',
  413: 'The body is too large',
  429: 'Too many requests; Retry-After says when',
  500: 'Something broke; it has been logged',
  503: 'Cannot be done now',
};

const problems = (statuses: readonly number[]): JsonSchema =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: refusals[status] ?? 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );

/** `/sites/:site` → `/sites/{site}`. */
const templated = (path: string) => path.replace(/:([A-Za-z]+)/g, '{$1}');

/** Properties and the required ones of an object's JSON Schema. */
const ObjectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

const parameters = (schema: z.ZodObject, where: 'path' | 'query', components: Components): JsonSchema[] => {
  const { properties, required } = ObjectSchema.parse(components.input(schema));
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }));
};

const forgeryHeader: JsonSchema = {
  name: requestedWithHeader,
  in: 'header',
  required: true,
  description: 'Against forged requests from other sites.',
  schema: { type: 'string', const: requestedWith },
};

/** What a text answer may be, by route; JSON otherwise. */
const textTypes: Readonly<Record<string, readonly string[]>> = {
  exportRoster: ['text/csv', 'text/calendar'],
  getModelReport: ['text/html'],
};

function routeOperation(route: RouteContract, components: Components): JsonSchema {
  const name = `${route.id.charAt(0).toUpperCase()}${route.id.slice(1)}Answer`;
  const texts = textTypes[route.id];
  const content = texts
    ? Object.fromEntries(texts.map((type) => [type, { schema: { type: 'string' } }]))
    : { 'application/json': { schema: components.answer(route.response, name) } };
  const bodyType = route.bodyType === 'json' ? 'application/json' : 'text/csv';
  return {
    operationId: route.id,
    summary: route.summary,
    description: `Roles: ${route.roles.join(', ')}. Scope: ${route.scope}.`,
    tags: [route.owner],
    parameters: [
      ...parameters(route.params, 'path', components),
      ...parameters(route.query, 'query', components),
      ...(route.method === 'get' ? [] : [forgeryHeader]),
    ],
    ...(route.body
      ? { requestBody: { required: true, content: { [bodyType]: { schema: components.input(route.body) } } } }
      : {}),
    responses: {
      [String(route.status)]: { description: 'Done', ...(route.status === 204 ? {} : { content }) },
      ...problems([400, 401, 403, 404, 409, 413, 429, 500, 503]),
    },
  };
}

function extraOperation(operation: ExtraOperation, components: Components): JsonSchema {
  const name = `${operation.id.charAt(0).toUpperCase()}${operation.id.slice(1)}Answer`;
  const content =
    operation.contentType && operation.response
      ? {
          content: {
            [operation.contentType]: { schema: components.answer(operation.response, name) },
          },
        }
      : {};
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: ['gateway'],
    ...(operation.needsSession ? {} : { security: [] }),
    parameters: [
      ...(operation.query ? parameters(operation.query, 'query', components) : []),
      ...(operation.method === 'get' ? [] : [forgeryHeader]),
    ],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: components.input(operation.body) } },
          },
        }
      : {}),
    responses: {
      [String(operation.status)]: { description: 'Done', ...content },
      ...problems([400, ...operation.refusals, 429, 500].sort((a, b) => a - b)),
    },
  };
}

/**
 * The API as an OpenAPI 3.1 document, made from the zod contracts that the gateway also enforces.
 * @param cookieName of the session cookie.
 */
export function openApiDocument(cookieName: string, version: string): JsonSchema {
  const components = createComponents();
  components.answer(Problem, 'Problem');
  const paths: Record<string, JsonSchema> = {};
  const add = (path: string, method: string, operation: JsonSchema) => {
    const key = templated(path);
    paths[key] = { ...paths[key], [method]: operation };
  };
  for (const route of routes) add(route.path, route.method, routeOperation(route, components));
  for (const extra of extraOperations) add(extra.path, extra.method, extraOperation(extra, components));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relève',
      version,
      description: 'Emergency-department flow forecasting and staff rostering.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    tags,
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } },
      schemas: components.referredToBy(paths),
    },
  };
}
