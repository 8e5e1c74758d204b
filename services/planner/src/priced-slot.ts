import type { RequirementSlot } from '@releve/contracts';

/** A requirement slot with what the cover strip needs beside it. */
export interface PricedSlot extends RequirementSlot {
  /** `exceedance[s]`: probability that more than s people are needed. */
  readonly exceedance: readonly number[];
}
