import { Badge, Group, Title } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Said wherever data come from the simulator. */
export function SimulatedBadge() {
  const { t } = useTranslation();
  return (
    <Badge
      variant="outline"
      radius="sm"
      tt="none"
      leftSection={<IconFlask size={12} aria-hidden />}
      styles={{
        root: { color: 'var(--r-warn)', borderColor: 'var(--r-warn)', background: 'var(--r-warn-soft)' },
      }}
    >
      {t('state.simulated')}
    </Badge>
  );
}

interface PageProps {
  readonly title: string;
  readonly simulated?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title in the window and on top, what can be done with it on the right. */
export function Page({ title, simulated, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Relève`;
  }, [title]);
  return (
    <>
      <Group justify="space-between" align="center" mb="md" gap="sm">
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {simulated === true && <SimulatedBadge />}
        </Group>
        <Group gap="xs" className="r-no-print">
          {actions}
        </Group>
      </Group>
      {children}
    </>
  );
}
