import { Badge } from '@mantine/core';
import {
  IconAlertOctagon,
  IconCircleCheck,
  IconHistory,
  IconLoader2,
  IconPencil,
  type IconProps,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterSummary } from '../../api/types.js';

type Status = RosterSummary['status'];

const looks: Record<
  Status,
  { readonly icon: ComponentType<IconProps>; readonly ink: string; readonly ground: string }
> = {
  generating: { icon: IconLoader2, ink: 'var(--r-accent)', ground: 'var(--r-accent-soft)' },
  draft: { icon: IconPencil, ink: 'var(--r-ink)', ground: 'var(--r-surface-2)' },
  published: { icon: IconCircleCheck, ink: 'var(--r-good)', ground: 'var(--r-good-soft)' },
  superseded: { icon: IconHistory, ink: 'var(--r-ink)', ground: 'var(--r-surface-2)' },
  infeasible: { icon: IconAlertOctagon, ink: 'var(--r-warn)', ground: 'var(--r-warn-soft)' },
  failed: { icon: IconX, ink: 'var(--r-bad)', ground: 'var(--r-bad-soft)' },
};

/** A roster's state, by word and sign. */
export function RosterStatusBadge({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const look = looks[status];
  const Icon = look.icon;
  return (
    <Badge
      radius="sm"
      tt="none"
      variant="outline"
      leftSection={<Icon size={13} aria-hidden />}
      styles={{ root: { color: look.ink, background: look.ground, borderColor: look.ink } }}
    >
      {t(`rosterStatus.${status}`)}
    </Badge>
  );
}
