import { type Principal, roles } from '@releve/contracts';
import { z } from 'zod';
import { unauthenticated } from '../errors/service-error.js';

const grants = z.union([z.literal('*'), z.array(z.string())]);
const schema = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  sites: grants,
  units: grants,
});

/** The header by which the gateway tells a service who is calling; services listen on an internal network. */
export const principalHeader = 'x-releve-principal';

export const writePrincipal = (principal: Principal): string => encodeURIComponent(JSON.stringify(principal));

/** @throws unauthenticated when the header is absent or not what the gateway writes. */
export function readPrincipal(header: string | undefined): Principal {
  if (!header) throw unauthenticated();
  try {
    return schema.parse(JSON.parse(decodeURIComponent(header)));
  } catch {
    throw unauthenticated();
  }
}
