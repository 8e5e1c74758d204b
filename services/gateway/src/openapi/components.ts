import * as contracts from '@releve/contracts';
import { z } from 'zod';

/** JSON Schema as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

/** Contract types that get a name of their own in the document. */
const isNameable = (value: unknown): value is z.ZodObject | z.ZodDiscriminatedUnion =>
  value instanceof z.ZodObject || value instanceof z.ZodDiscriminatedUnion;

/** Events of the bus stay inside; only the API's types are published. */
const isBusEvent = (name: string, schema: z.ZodType): boolean =>
  name.endsWith('TopicEvent') || (schema instanceof z.ZodObject && 'recordedAt' in schema.shape);

/** Answers may gain fields at any time, so none is closed; `$schema` and `$id` belong to whole documents. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(
    ([key, value]) =>
      key !== '$schema' && key !== '$id' && !(key === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, tidy(value)]));
}

export interface Components {
  /** A reference to an answer's schema, added under `name` unless it has a name already. */
  readonly answer: (schema: z.ZodType, name: string) => JsonSchema;
  /** A schema as a caller writes it: defaults may be left out. */
  readonly input: (schema: z.ZodType) => JsonSchema;
  /** Every named schema; call last. */
  readonly all: () => Record<string, unknown>;
}

/** Collects the document's `components.schemas`, starting with the contracts' own names. */
export function createComponents(): Components {
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries(contracts))
    if (isNameable(value) && !isBusEvent(name, value) && !registry.has(value))
      registry.add(value, { id: name });
  const uri = (id: string) => `#/components/schemas/${id}`;
  const options = { target: 'draft-2020-12', unrepresentable: 'any' } as const;

  return {
    answer(schema, name) {
      if (!registry.has(schema)) registry.add(schema, { id: name });
      return { $ref: uri(registry.get(schema)?.id ?? name) };
    },
    input: (schema) =>
      Object.fromEntries(
        Object.entries(tidy(z.toJSONSchema(schema, { ...options, io: 'input' })) as JsonSchema),
      ),
    all: () =>
      Object.fromEntries(
        Object.entries(z.toJSONSchema(registry, { ...options, io: 'output', uri }).schemas).map(
          ([name, schema]) => [name, tidy(schema)],
        ),
      ),
  };
}
