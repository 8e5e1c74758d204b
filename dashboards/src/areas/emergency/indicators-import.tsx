import { FileButton, Group, List, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { Site } from '../../api/types.js';
import { useSession } from '../../ui/guards.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';

/** Brings a file of weekly indicators (influenza, bronchiolitis) that the next fit may use. */
export function IndicatorsImport({ site }: { readonly site: Site }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const bring = useMutation({
    mutationFn: async (file: File) =>
      answer(
        api.POST('/sites/{site}/covariates', {
          params: { path: { site: site.id } },
          body: await file.text(),
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'text/csv' },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['watch', site.id] }),
  });
  const reason = session.role === 'nursing-supervisor' ? t('alerts.notAllowed') : null;
  return (
    <>
      <Group gap="xs" mt="xs">
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => file && bring.mutate(file)}>
          {({ onClick }) => (
            <ReasonedButton
              size="xs"
              variant="default"
              reason={reason}
              loading={bring.isPending}
              onClick={onClick}
            >
              {t('watch.bring')}
            </ReasonedButton>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('watch.bringHint')}
        </Text>
      </Group>
      {bring.data && (
        <Text size="sm" role="status">
          {t('watch.brought', {
            names: bring.data.indicators.map(({ name, weeks }) => `${name} (${weeks})`).join(', '),
            rejected: bring.data.rejected.length,
          })}
        </Text>
      )}
      {bring.data && bring.data.rejected.length > 0 && (
        <List size="sm">
          {bring.data.rejected.slice(0, 5).map(({ row, field, value, hint }) => (
            <List.Item key={`${row}-${field}`}>{t('watch.rejected', { row, field, value, hint })}</List.Item>
          ))}
        </List>
      )}
      {bring.error && <ProblemNotice error={bring.error} />}
    </>
  );
}
