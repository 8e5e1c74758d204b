import { openTestDatabase } from '@releve/database/testing';
import { embeddedBusContract } from './embedded-bus.contract.js';

embeddedBusContract('PostgreSQL', () => openTestDatabase('real'));
