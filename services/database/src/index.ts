export type { BulkInsertOptions, CommonResult, Database, ExecuteResult, Queryable } from './database.js';
export { DatabaseError } from './database-error.js';
export { migrate } from './migrate.js';
export { type OpenOptions, openDatabase } from './open-database.js';
