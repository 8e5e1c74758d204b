import { z } from 'zod';
import { SiteId, UnitId } from '../domain/ids.js';
import { type Role, roles } from './route.js';

/** What the routes of one site, unit or roster have in their path. */
export const site = z.object({ site: SiteId });
export const unit = z.object({ unit: UnitId });
export const recordId = z.string().min(1).max(64);
export const roster = unit.extend({ roster: recordId });

/** Who may call a route. */
export const everyone = roles;
export const supervisor: readonly Role[] = ['nursing-supervisor'];
