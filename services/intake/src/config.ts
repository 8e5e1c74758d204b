import { z } from 'zod';

/** Where HL7 senders connect. */
export interface MllpConfig {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
}

export interface IntakeConfig {
  /** Null: no HL7 listener. */
  readonly mllp: MllpConfig | null;
  /** MSH-4 (sending facility) to site id; a facility not listed stands for the site of its own name. */
  readonly facilities: Readonly<Record<string, string>>;
  /** Codes (PV1-3.1) of each site's own emergency units; a site not listed goes by patient class. */
  readonly emergencyUnits: Readonly<Record<string, readonly string[]>>;
  /** Key of the pseudonyms, at least 32 bytes; losing it makes every visit number a stranger. */
  readonly pseudonymKey: Buffer;
  /** Longest HL7 message taken, in bytes. */
  readonly maxMessageBytes: number;
  /** Days that what became of a message is told; its totals stay. */
  readonly messageLogDays: number;
}

export const intakeDefaults = {
  facilities: {},
  emergencyUnits: {},
  maxMessageBytes: 1_048_576,
  messageLogDays: 90,
} as const satisfies Partial<IntakeConfig>;

const pairs = (text: string): Readonly<Record<string, string>> | null => {
  const entries = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const sound = entries.every(([name, value, ...more]) => name && value && more.length === 0);
  return sound ? Object.fromEntries(entries.map(([name = '', value = '']) => [name, value])) : null;
};

const pairList = z.string().transform((text, context) => {
  const read = pairs(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'expected NAME=value,NAME=value' });
  return z.NEVER;
});

/** What intake reads of its environment beside what every service does. */
export const intakeEnvironment = z.object({
  RELEVE_MLLP_HOST: z.string().min(1).default('127.0.0.1'),
  RELEVE_MLLP_PORT: z.coerce.number().int().min(0).max(65_535).default(2575),
  /** MSH-4 to site: GHT-NORD=nord,GHT-SUD=sud */
  RELEVE_FACILITIES: pairList.default({}),
  /** Emergency units of a site, PV1-3.1: nord=URG|UHTCD,sud=SAU */
  RELEVE_EMERGENCY_UNITS: pairList.default({}),
  /** 64 hexadecimal digits or more; else a key file in RELEVE_DATA_DIR is used, and made the first time. */
  RELEVE_PSEUDONYM_KEY: z
    .string()
    .regex(/^([0-9a-fA-F]{2}){32,}$/, 'expected 64 hexadecimal digits or more')
    .optional(),
  RELEVE_MESSAGE_LOG_DAYS: z.coerce.number().int().min(1).max(3_650).default(intakeDefaults.messageLogDays),
  RELEVE_DATA_DIR: z.string().min(1).default('.data'),
});

/** Intake's configuration from its environment. @param loadKey Reads the key file of a directory. */
export function intakeConfig(
  environment: z.output<typeof intakeEnvironment>,
  loadKey: (directory: string) => Buffer,
): IntakeConfig {
  const { RELEVE_PSEUDONYM_KEY: key, RELEVE_EMERGENCY_UNITS: units } = environment;
  return {
    ...intakeDefaults,
    messageLogDays: environment.RELEVE_MESSAGE_LOG_DAYS,
    mllp: { host: environment.RELEVE_MLLP_HOST, port: environment.RELEVE_MLLP_PORT },
    facilities: environment.RELEVE_FACILITIES,
    emergencyUnits: Object.fromEntries(
      Object.entries(units).map(([site, codes]) => [site, codes.split('|')]),
    ),
    pseudonymKey: key ? Buffer.from(key, 'hex') : loadKey(environment.RELEVE_DATA_DIR),
  };
}
