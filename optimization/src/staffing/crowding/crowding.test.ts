import { describe, expect, it } from 'vitest';
import { edwin } from './edwin.js';
import { het } from './het.js';
import { icmed } from './icmed.js';
import { nedocs } from './nedocs.js';

describe('NEDOCS', () => {
  const state = {
    patients: 48,
    emergencyBeds: 30,
    admitted: 9,
    hospitalBeds: 600,
    ventilated: 1,
    longestAdmitHours: 11,
    lastDoorToBedHours: 1.5,
  };

  it('scores a crowded department', () => {
    expect(nedocs(state).score).toBeCloseTo(158.37, 2);
    expect(nedocs(state).band).toBe('severe');
  });

  it('starts a band just past its limit', () => {
    const empty = { ...state, patients: 0, admitted: 0, ventilated: 0, lastDoorToBedHours: 0 };
    expect(nedocs({ ...empty, longestAdmitHours: 40 / 0.93 }).band).toBe('not-busy');
    expect(nedocs({ ...empty, longestAdmitHours: 40.1 / 0.93 }).band).toBe('busy');
  });

  it('refuses a department without beds', () => {
    expect(() => nedocs({ ...state, emergencyBeds: 0 })).toThrow('beds > 0');
  });
});

describe('EDWIN', () => {
  it('weighs patients by acuity over free bays and doctors', () => {
    const state = { patientsByAcuity: [6, 14, 18, 8, 2], doctors: 5, bays: 30, boarders: 9 };
    expect(edwin(state)).toBeCloseTo(1.2381, 4);
    expect(edwin({ ...state, boarders: 30 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('ICMED', () => {
  const atLimit = {
    offloadP90Minutes: 15,
    leftUnseenShare: 0.0499,
    triageMinutes: 5,
    occupancy: 1,
    stayP90Hours: 4,
    emergentDoctorWaitMinutes: 30,
    goneWithinTwoHoursShare: 0.9,
    boarderShare: 0.1,
  };

  it('raises nothing at the limits and everything just past them', () => {
    expect(icmed(atLimit).alarms).toEqual([]);
    const past = {
      offloadP90Minutes: 15.1,
      leftUnseenShare: 0.05,
      triageMinutes: 5.1,
      occupancy: 1.01,
      stayP90Hours: 4.1,
      emergentDoctorWaitMinutes: 30.1,
      goneWithinTwoHoursShare: 0.89,
      boarderShare: 0.11,
    };
    expect(icmed(past).alarms).toHaveLength(8);
  });

  it('names what it could not judge', () => {
    expect(icmed({ ...atLimit, occupancy: null }).unknown).toEqual(['occupancy']);
  });
});

describe('HET', () => {
  const references = {
    availableBeds: { mean: 20, sd: 5 },
    visits: { mean: 120, sd: 10 },
    stayOfHospitalised: { mean: 320, sd: 40 },
    hospitalisationRate: { mean: 0.22, sd: 0.02 },
    presentAt15: { mean: 40, sd: 5 },
    visitsAged75: { mean: 25, sd: 5 },
  };

  it('counts standard deviations past the mean, downwards for beds', () => {
    const day = het({ availableBeds: 5, visits: 120, stayOfHospitalised: 480, presentAt15: 46 }, references);
    expect(day.criticality).toEqual({
      availableBeds: 3,
      visits: 0,
      stayOfHospitalised: 4,
      hospitalisationRate: null,
      presentAt15: 1,
      visitsAged75: null,
    });
    expect(day.tension).toBe(false);
  });

  it('is in tension when three indicators reach criticality 3', () => {
    expect(het({ availableBeds: 5, visits: 150, presentAt15: 55 }, references).tension).toBe(true);
    expect(het({ availableBeds: 5, visits: 149, presentAt15: 55 }, references).tension).toBe(false);
  });
});
