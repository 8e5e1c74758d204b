import { openTestDatabase } from '@releve/database/testing';
import { outboxContract } from './outbox.contract.js';

outboxContract('PGlite', () => openTestDatabase('embedded'));
