import { z } from 'zod';

/** The parts of FHIR R4 (4.0.1) resources that tell of an emergency visit; what else they hold is left alone. */
const Coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const Concept = z.looseObject({ coding: z.array(Coding).optional() });

/** Encounter; `class` and `period.start` are what an emergency visit needs. */
export const Encounter = z.looseObject({
  resourceType: z.literal('Encounter'),
  id: z.string().min(1).optional(),
  meta: z.looseObject({ versionId: z.string().optional(), lastUpdated: z.string().optional() }).optional(),
  identifier: z.array(z.looseObject({ value: z.string().optional(), use: z.string().optional() })).optional(),
  status: z.enum([
    'planned',
    'arrived',
    'triaged',
    'in-progress',
    'onleave',
    'finished',
    'cancelled',
    'entered-in-error',
    'unknown',
  ]),
  class: Coding,
  priority: Concept.optional(),
  subject: z.looseObject({ reference: z.string().optional() }).optional(),
  contained: z.array(z.unknown()).optional(),
  period: z.looseObject({ start: z.string().optional(), end: z.string().optional() }).optional(),
  hospitalization: z.looseObject({ dischargeDisposition: Concept.optional() }).optional(),
});
export type Encounter = z.infer<typeof Encounter>;

export const Patient = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string().optional(),
  birthDate: z.string().optional(),
});
export type Patient = z.infer<typeof Patient>;

export const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.looseObject({ fullUrl: z.string().optional(), resource: z.unknown().optional() }))
    .max(5_000)
    .default([]),
});
