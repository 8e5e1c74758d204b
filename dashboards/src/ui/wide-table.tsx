import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScrollRegion } from './scroll-region.js';
import classes from './wide-table.module.css';

interface WideTableProps {
  readonly label: string;
  /** Below this width, px, the table scrolls instead of squeezing. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** Holds a table that may be wider than the screen; the keyboard can scroll it. */
export function WideTable({ label, minWidth, children }: WideTableProps) {
  return (
    <ScrollRegion label={label} className={classes.scroll}>
      <Box miw={minWidth}>{children}</Box>
    </ScrollRegion>
  );
}
