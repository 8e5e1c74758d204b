import type { Results } from '@electric-sql/pglite';

export type Row = Record<string, unknown>;

/** One statement; `array` rows are what drizzle maps to objects itself. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
  readonly rowMode: 'object' | 'array';
}

export type Answer = Results<Row>;

/** A transaction that is open on the engine's one connection. */
export interface EngineTransaction {
  query(statement: Statement): Promise<Answer>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** PGlite as the database uses it, in this thread or in another. Instants come as PostgreSQL's text. */
export interface PgliteEngine {
  query(statement: Statement): Promise<Answer>;
  /** Waits until the connection is free, and holds it until the transaction's end. */
  begin(): Promise<EngineTransaction>;
  /** @returns what stops it. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** The data, as an archive that another engine can start from. */
  dump(): Promise<Blob>;
  close(): Promise<void>;
}
