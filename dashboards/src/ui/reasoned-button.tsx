import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type MouseEvent, type ReactNode, useId } from 'react';

interface ReasonedButtonProps extends ButtonProps {
  /** Why the button cannot be used now; null when it can. */
  readonly reason: string | null;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that stays reachable when it cannot be used, and says why. */
export function ReasonedButton({ reason, onClick, children, ...rest }: ReasonedButtonProps) {
  const id = useId();
  if (reason === null) {
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={reason}>
      <Button
        {...rest}
        data-disabled
        aria-disabled="true"
        aria-describedby={id}
        onClick={(event: MouseEvent) => event.preventDefault()}
      >
        {children}
        <span id={id} className="r-visually-hidden">
          {reason}
        </span>
      </Button>
    </Tooltip>
  );
}
