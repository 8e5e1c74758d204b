/** The eight measures of the International Crowding Measure in Emergency Departments; null when unknown. */
export interface IcmedState {
  /** 90th percentile of ambulance offload, minutes. */
  readonly offloadP90Minutes: number | null;
  /** Share of patients who left without being seen, 0–1. */
  readonly leftUnseenShare: number | null;
  /** Time to triage, minutes. */
  readonly triageMinutes: number | null;
  /** Patients over treatment places, 1 = full. */
  readonly occupancy: number | null;
  /** 90th percentile of length of stay, hours. */
  readonly stayP90Hours: number | null;
  /** Wait of emergent patients for a doctor, minutes. */
  readonly emergentDoctorWaitMinutes: number | null;
  /** Share of admitted patients gone within two hours of the decision, 0–1. */
  readonly goneWithinTwoHoursShare: number | null;
  /** Boarders over patients present, 0–1. */
  readonly boarderShare: number | null;
}

export const ICMED_ALARMS = [
  'offloadP90Minutes',
  'leftUnseenShare',
  'triageMinutes',
  'occupancy',
  'stayP90Hours',
  'emergentDoctorWaitMinutes',
  'goneWithinTwoHoursShare',
  'boarderShare',
] as const satisfies readonly (keyof IcmedState)[];

export type IcmedAlarm = (typeof ICMED_ALARMS)[number];

export interface IcmedScore {
  /** Measures past their threshold. */
  readonly alarms: readonly IcmedAlarm[];
  /** Measures that could not be judged; the score counts only what is known. */
  readonly unknown: readonly IcmedAlarm[];
}

const PAST_THRESHOLD: Readonly<Record<IcmedAlarm, (value: number) => boolean>> = {
  offloadP90Minutes: (minutes) => minutes > 15,
  leftUnseenShare: (share) => share >= 0.05,
  triageMinutes: (minutes) => minutes > 5,
  occupancy: (share) => share > 1,
  stayP90Hours: (hours) => hours > 4,
  emergentDoctorWaitMinutes: (minutes) => minutes > 30,
  goneWithinTwoHoursShare: (share) => share < 0.9,
  boarderShare: (share) => share > 0.1,
};

/** ICMED alarms (Boyle et al., Emerg Med J 2016): the score is the number of alarms, 0–8; 3 or more is crowded. */
export function icmed(state: IcmedState): IcmedScore {
  const alarms: IcmedAlarm[] = [];
  const unknown: IcmedAlarm[] = [];
  for (const measure of ICMED_ALARMS) {
    const value = state[measure];
    if (value === null) unknown.push(measure);
    else if (PAST_THRESHOLD[measure](value)) alarms.push(measure);
  }
  return { alarms, unknown };
}
