import { LiveEvent, Problem, routes } from '@releve/contracts';
import { z } from 'zod';

const toSchema = (schema, io) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

const parameters = (schema, place) =>
  Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: toSchema(field, 'output'),
  }));

const operation = (route) => ({
  operationId: route.id,
  summary: route.summary,
  tags: [route.owner],
  parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
  ...(route.body === null
    ? {}
    : {
        requestBody: {
          required: true,
          content: {
            [route.bodyType === 'text' ? 'text/csv' : 'application/json']: {
              schema: toSchema(route.body, 'input'),
            },
          },
        },
      }),
  responses: {
    [route.status]: {
      description: 'Done',
      content: { 'application/json': { schema: toSchema(route.response, 'output') } },
    },
    default: {
      description: 'Refused',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

/** The OpenAPI 3.1 document of every route declared in @releve/contracts, by id: a module's own order may differ. */
export function openApiDocument() {
  const paths = {};
  for (const route of [...routes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Relève', version: '1' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: toSchema(Problem, 'output'), LiveEvent: toSchema(LiveEvent, 'output') },
    },
  };
}
