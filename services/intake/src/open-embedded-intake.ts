import { join } from 'node:path';
import { migrate, openDatabase } from '@releve/database';
import { type Clock, type Logger, openBus } from '@releve/platform';
import { createIntake, type Intake } from './app.js';
import { intakeDefaults } from './config.js';
import { loadPseudonymKey } from './pseudonym-key.js';

/**
 * Opens a data directory for intake alone, without an HL7 listener: for a command that loads a file. What it takes in
 * is counted when the system next starts there. @throws DatabaseError when another process holds the directory.
 */
export async function openEmbeddedIntake(
  dataDirectory: string,
  clock: Clock,
  log: Logger,
): Promise<{ readonly intake: Intake; close(): Promise<void> }> {
  const database = await openDatabase(`pglite:${join(dataDirectory, 'database')}`);
  try {
    await migrate(database);
    const bus = await openBus('embedded:', { database, clientId: 'releve-import', log });
    const config = { ...intakeDefaults, mllp: null, pseudonymKey: loadPseudonymKey(dataDirectory) };
    const intake = createIntake({ database, bus, clock, log, config });
    await intake.start();
    const close = async (): Promise<void> => {
      await intake.stop();
      await bus.close();
      await database.close();
    };
    return { intake, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
