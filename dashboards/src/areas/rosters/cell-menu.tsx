import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShiftType } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import type { GridCommand } from './grid-keys.js';
import classes from './roster-grid.module.css';
import { shiftInWords } from './shift-legend.js';

interface CellMenuProps {
  /** Where the cell is on screen; null when the menu is closed. */
  readonly place: DOMRect | null;
  readonly title: string;
  readonly locked: boolean;
  readonly shiftTypes: readonly ShiftType[];
  readonly onCommand: (command: GridCommand) => void;
  readonly onClose: () => void;
}

/** What can be done with a cell, by mouse, touch or keyboard. */
export function CellMenu({ place, title, locked, shiftTypes, onCommand, onClose }: CellMenuProps) {
  const { t } = useTranslation();
  const { local } = useFormat();
  if (place === null) return null;
  return (
    <Menu opened onClose={onClose} position="bottom-start" returnFocus={false} withinPortal shadow="md">
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={title}
          className={classes.anchor}
          style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={title}>
        {shiftTypes.map((shift) => (
          <Menu.Item
            key={shift.id}
            disabled={locked}
            onClick={() => onCommand({ type: 'set', shift: shift.id })}
            leftSection={
              <span className={`${classes.shift} ${classes.key}`} data-tone={shift.tone}>
                {shift.id}
              </span>
            }
          >
            {shiftInWords(shift, local(shift.name))}
          </Menu.Item>
        ))}
        <Menu.Item disabled={locked} onClick={() => onCommand({ type: 'set', shift: null })}>
          {t('grid.makeOff')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onCommand({ type: 'lock' })}>
          {locked ? t('grid.unlock') : t('grid.lock')}
        </Menu.Item>
        <Menu.Item onClick={() => onCommand({ type: 'undo' })}>{t('grid.undo')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
