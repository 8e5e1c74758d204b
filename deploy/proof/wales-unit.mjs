// @ts-check
const FULL_TIME = 1;

/** @param {string} site @param {number} nurses */
export function unitOf(site, nurses) {
  const shift = (
    /** @type {string} */ id,
    /** @type {number} */ startMinute,
    /** @type {boolean} */ isNight,
  ) => ({
    id,
    name: { fr: isNight ? 'Nuit' : 'Jour', en: isNight ? 'Night' : 'Day' },
    startMinute,
    durationMinutes: 720,
    breakMinutes: 20,
    isNight,
    tone: isNight ? 'night' : 'day',
  });
  return {
    site,
    name: { fr: 'Urgences', en: 'Emergency department' },
    timeZone: 'Europe/London',
    rulePack: 'fr-hospital',
    skills: ['nurse'],
    shiftTypes: [shift('D', 420, false), shift('N', 1140, true)],
    agents: Array.from({ length: nurses }, (_, n) => ({
      id: `n${n + 1}`,
      name: `Nurse ${n + 1}`,
      skills: ['nurse'],
      workingTimeShare: FULL_TIME,
      nightsOnly: n % 6 === 5,
    })),
    simulated: false,
  };
}
