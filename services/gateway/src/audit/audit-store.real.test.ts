import { openTestDatabase } from '@releve/database/testing';
import { auditContract } from './audit.contract.js';

auditContract('PostgreSQL', () => openTestDatabase('real'));
