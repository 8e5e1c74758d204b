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
}

export const intakeDefaults = {
  facilities: {},
  emergencyUnits: {},
  maxMessageBytes: 1_048_576,
} as const satisfies Partial<IntakeConfig>;
