import { databaseContract } from './testing/database.contract.js';
import { openTestDatabase } from './testing/open-test-database.js';

databaseContract('PostgreSQL', openTestDatabase);
