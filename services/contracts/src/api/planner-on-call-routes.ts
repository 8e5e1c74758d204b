import { z } from 'zod';
import { CallOut } from '../domain/call-out.js';
import { Instant } from '../domain/ids.js';
import { Violation } from '../domain/roster.js';
import { defineRoute } from './define.js';
import { recordId, supervisor, unit } from './route-parts.js';

export const recordCallOut = defineRoute({
  id: 'recordCallOut',
  owner: 'planner',
  method: 'post',
  path: '/units/:unit/call-outs',
  summary: 'Record that an agent on call was called out, travel included; answers what rest it breaks',
  roles: supervisor,
  scope: 'unit',
  params: unit,
  body: z.object({ agent: z.string().max(40), start: Instant, end: Instant }),
  response: z.object({
    callOut: CallOut,
    /** Of the published roster: work that starts within the rest due after it. */
    restBroken: z.array(Violation),
  }),
  status: 201,
});

export const removeCallOut = defineRoute({
  id: 'removeCallOut',
  owner: 'planner',
  method: 'delete',
  path: '/units/:unit/call-outs/:callOut',
  summary: 'Take back a call-out recorded by mistake',
  roles: supervisor,
  scope: 'unit',
  params: unit.extend({ callOut: recordId }),
  response: z.object({ removed: z.string() }),
});
