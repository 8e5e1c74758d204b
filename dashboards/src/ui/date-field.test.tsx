import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderElement } from '../testing/render.js';
import { DateField, parseDay } from './date-field.js';

it('reads a day as it is written in France, and as computers write it', () => {
  expect(parseDay('5/3/26')).toBe('2026-03-05');
  expect(parseDay('05/03/2026')).toBe('2026-03-05');
  expect(parseDay('2026-03-05')).toBe('2026-03-05');
});

it('refuses what is not a day', () => {
  for (const text of ['', '31/02/2026', '2026-13-01', 'tomorrow', '5/3']) expect(parseDay(text)).toBeNull();
});

it('tells a typed day as YYYY-MM-DD', async () => {
  const heard = vi.fn();
  await renderElement(<DateField label="From" value="2026-03-02" onChange={heard} />);
  const box = screen.getByRole('textbox', { name: 'From' });
  expect(box).toHaveProperty('value', '02/03/2026');
  fireEvent.change(box, { target: { value: '09/03/2026' } });
  expect(heard).toHaveBeenCalledWith('2026-03-09');
});
