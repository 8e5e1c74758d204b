import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShiftType } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import type { GridCommand } from './grid-keys.js';
import classes from './roster-grid.module.css';
import { shiftInWords } from './shift-legend.js';

/** Something besides editing that can be done with a cell. */
export interface CellAction {
  readonly id: string;
  readonly label: string;
  readonly onChoose: () => void;
}

interface CellMenuProps {
  /** Where the cell is on screen; null when the menu is closed. */
  readonly place: DOMRect | null;
  readonly title: string;
  readonly locked: boolean;
  /** Shifts to put into the cell; null where it cannot be edited. */
  readonly shiftTypes: readonly ShiftType[] | null;
  readonly actions: readonly CellAction[];
  readonly onCommand: (command: GridCommand) => void;
  readonly onClose: () => void;
}

/** What can be done with a cell, by mouse, touch or keyboard. */
export function CellMenu(props: CellMenuProps) {
  const { place, title, locked, shiftTypes, actions, onCommand, onClose } = props;
  const { t } = useTranslation();
  const { local } = useFormat();
  if (place === null) return null;
  return (
    // The placeholder that takes the first focus is no menu item, and not allowed inside a menu; the very key that
    // opens the menu would close it if keys outside did.
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      returnFocus={false}
      withinPortal
      withInitialFocusPlaceholder={false}
      clickOutsideEvents={['mousedown', 'touchstart']}
      shadow="md"
    >
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
        {shiftTypes?.map((shift) => (
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
        {shiftTypes !== null && (
          <>
            <Menu.Item disabled={locked} onClick={() => onCommand({ type: 'set', shift: null })}>
              {t('grid.makeOff')}
            </Menu.Item>
            <Menu.Divider role="separator" />
            <Menu.Item onClick={() => onCommand({ type: 'lock' })}>
              {locked ? t('grid.unlock') : t('grid.lock')}
            </Menu.Item>
            <Menu.Item onClick={() => onCommand({ type: 'undo' })}>{t('grid.undo')}</Menu.Item>
            {actions.length > 0 && <Menu.Divider role="separator" />}
          </>
        )}
        {actions.map((action) => (
          <Menu.Item
            key={action.id}
            onClick={() => {
              onClose();
              action.onChoose();
            }}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
