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
function tidied(schema: object): JsonSchema {
  const kept = Object.entries(schema).filter(
    ([key, value]) =>
      key !== '$schema' && key !== '$id' && !(key === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, tidy(value)]));
}
const tidy = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(tidy);
  return typeof node === 'object' && node !== null ? tidied(node) : node;
};

/** Names of the schemas a part of the document refers to. */
const refsIn = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '');

export interface Components {
  /** A reference to an answer's schema, added under `name` unless it has a name already. */
  readonly answer: (schema: z.ZodType, name: string) => JsonSchema;
  /** A schema as a caller writes it: defaults may be left out. */
  readonly input: (schema: z.ZodType) => JsonSchema;
  /** The named schemas that `used` refers to, directly or through others; call last. */
  readonly referredToBy: (used: unknown) => Record<string, unknown>;
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
    input: (schema) => tidied(z.toJSONSchema(schema, { ...options, io: 'input' })),
    referredToBy(used) {
      const { schemas } = z.toJSONSchema(registry, { ...options, io: 'output', uri });
      const kept: Record<string, unknown> = {};
      const waiting = refsIn(used);
      for (const name of waiting) {
        kept[name] = tidy(schemas[name]);
        for (const other of refsIn(kept[name])) if (!(other in kept)) waiting.push(other);
      }
      return Object.fromEntries(Object.entries(kept).sort(([one], [other]) => one.localeCompare(other)));
    },
  };
}
