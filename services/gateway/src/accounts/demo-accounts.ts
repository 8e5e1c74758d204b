import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account, Identity } from './identity.js';

/** Published on loopback by the demonstration itself: it guards nothing but simulated data. */
export const demoPassword = 'releve-demo';

/** One account per role. The supervisor and the manager see one site of the group, the administrator all. */
export function demoAccounts(site: string): readonly Account[] {
  return [
    {
      userId: 'demo-manager',
      email: 'urgences@demo.releve',
      name: 'Camille Ferrand',
      role: 'emergency-manager',
      sites: [site],
      units: '*',
      demo: true,
    },
    {
      userId: 'demo-supervisor',
      email: 'cadre@demo.releve',
      name: 'Nadia Lemoine',
      role: 'nursing-supervisor',
      sites: [site],
      units: '*',
      demo: true,
    },
    {
      userId: 'demo-administrator',
      email: 'direction@demo.releve',
      name: 'Hugo Vasseur',
      role: 'administrator',
      sites: '*',
      units: '*',
      demo: true,
    },
  ];
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Demonstration accounts as an identity: from anywhere but this machine they do not exist. */
export function demoIdentity(accounts: readonly Account[]): Identity {
  return {
    async authenticate(email, password, origin) {
      if (!origin.loopback || !timingSafeEqual(digest(password), digest(demoPassword))) return null;
      return accounts.find((account) => account.email === email.toLowerCase()) ?? null;
    },
    async find(accountId, origin) {
      if (!origin.loopback) return null;
      return accounts.find((account) => account.userId === accountId) ?? null;
    },
  };
}
