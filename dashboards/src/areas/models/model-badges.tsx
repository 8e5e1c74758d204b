import { Badge, Group } from '@mantine/core';
import { IconAlertTriangle, IconArchive, IconCheck, IconFlask2, IconSnowflake } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from './models-queries.js';

interface BadgeLook {
  readonly icon: ReactNode;
  readonly ink: string;
  readonly ground: string;
}

const looks: Record<ModelSummary['state'], BadgeLook> = {
  champion: { icon: <IconCheck size={12} aria-hidden />, ink: 'var(--r-good)', ground: 'var(--r-good-soft)' },
  challenger: {
    icon: <IconFlask2 size={12} aria-hidden />,
    ink: 'var(--r-accent)',
    ground: 'var(--r-accent-soft)',
  },
  retired: {
    icon: <IconArchive size={12} aria-hidden />,
    ink: 'var(--r-ink-soft)',
    ground: 'var(--r-surface-2)',
  },
};

function Look({ look, children }: { readonly look: BadgeLook; readonly children: ReactNode }) {
  return (
    <Badge
      variant="outline"
      radius="sm"
      tt="none"
      leftSection={look.icon}
      styles={{
        root: { color: look.ink, borderColor: look.ink, background: look.ground, minWidth: 'max-content' },
      }}
    >
      {children}
    </Badge>
  );
}

const warning: BadgeLook = {
  icon: <IconAlertTriangle size={12} aria-hidden />,
  ink: 'var(--r-warn)',
  ground: 'var(--r-warn-soft)',
};

/** In use, tried or retired; and whether it stands in for a better one. */
export function ModelBadges({ model }: { readonly model: Pick<ModelSummary, 'state' | 'fallback'> }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      <Look look={looks[model.state]}>{t(`models.state.${model.state}`)}</Look>
      {model.fallback !== null && <Look look={warning}>{t('models.fallback')}</Look>}
    </Group>
  );
}

/** Only a person changes this series' model. */
export function FrozenBadge() {
  const { t } = useTranslation();
  const look = {
    icon: <IconSnowflake size={12} aria-hidden />,
    ink: 'var(--r-accent)',
    ground: 'var(--r-accent-soft)',
  };
  return <Look look={look}>{t('models.frozen')}</Look>;
}
