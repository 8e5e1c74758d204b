import { describe, expect, it } from 'vitest';
import { anchorOf, arrivalsWindow, heatmapWindow, viewOf } from './view.js';

const now = Date.parse('2026-11-22T06:40:12Z');

describe('the emergency page’s address', () => {
  it('has a usual view when it says nothing, or nonsense', () => {
    const usual = { stream: 'all', quantity: 'present', pastHours: 24, aheadHours: 72, above: null };
    expect(viewOf(new URLSearchParams())).toEqual(usual);
    expect(viewOf(new URLSearchParams('stream=x&quantity=y&past=7&ahead=-1&above=many'))).toEqual(usual);
  });

  it('holds every choice', () => {
    expect(
      viewOf(new URLSearchParams('stream=triage:3A&quantity=arrivals&past=48&ahead=24&above=55')),
    ).toEqual({
      stream: 'triage:3A',
      quantity: 'arrivals',
      pastHours: 48,
      aheadHours: 24,
      above: 55,
    });
  });
});

describe('the window looked at', () => {
  it('stands at now for a live site and at the data’s end for a past one', () => {
    expect(anchorOf('2026-11-22T06:39:00Z', now)).toBe(now);
    expect(anchorOf(null, now)).toBe(now);
    expect(anchorOf('2019-03-01T00:00:00Z', now)).toBe(Date.parse('2019-03-01T00:00:00Z'));
  });

  it('asks for whole hours, the present one included', () => {
    expect(arrivalsWindow(now, 24)).toEqual({
      from: '2026-11-21T06:00:00.000Z',
      to: '2026-11-22T07:00:00.000Z',
    });
  });

  it('asks for twelve whole weeks, so that each weekday weighs the same', () => {
    expect(heatmapWindow(now)).toEqual({ from: '2026-08-30T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' });
  });
});
