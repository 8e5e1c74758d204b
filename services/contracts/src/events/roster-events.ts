import type { z } from 'zod';
import { RosterSummary } from '../domain/roster.js';
import { envelope } from './envelope.js';

/** `staff.rosters`: a roster began, improved, ended, was edited or published. */
export const RosterChanged = envelope('roster.changed', RosterSummary);
export type RosterChanged = z.infer<typeof RosterChanged>;
