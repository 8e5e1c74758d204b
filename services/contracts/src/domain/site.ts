import { z } from 'zod';
import { SiteId, TimeZone } from './ids.js';

/** One emergency department. */
export const Site = z.object({
  id: SiteId,
  name: z.string().min(1).max(120),
  timeZone: TimeZone,
  /** Holiday calendar: FR, FR-57 (Alsace-Moselle), GB, US… */
  calendar: z.string().min(2).max(12),
  /** French school-holiday zone, where there is one. */
  schoolZone: z.enum(['A', 'B', 'C']).nullable(),
  population: z.enum(['adult', 'paediatric', 'mixed']),
  /** Patients the department can hold; drawn as the capacity line. */
  capacityPatients: z.int().min(1).max(2000).nullable(),
  /** Inpatient beds of the hospital, for crowding scores. */
  hospitalBeds: z.int().min(1).max(20000).nullable(),
  /** Data made by the simulator; every screen says so. */
  simulated: z.boolean(),
});
export type Site = z.infer<typeof Site>;
