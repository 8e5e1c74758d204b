export { createIntake, type Intake, type IntakeDeps } from './app.js';
export {
  type IntakeConfig,
  intakeConfig,
  intakeDefaults,
  intakeEnvironment,
  type MllpConfig,
} from './config.js';
export { visitColumns } from './imports/visit-row.js';
export { openEmbeddedIntake } from './open-embedded-intake.js';
export type { OnProgress } from './operations/import-context.js';
export type { FileToImport, IntakeOperations } from './operations/operations.js';
export { loadPseudonymKey } from './pseudonym-key.js';
export { xmlText } from './rpu/xml-text.js';
export { type KnownSite, knownSite } from './site-directory.js';
