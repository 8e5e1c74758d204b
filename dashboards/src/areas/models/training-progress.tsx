import { Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useFormat } from '../../i18n/use-format.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { useModelWords } from './model-words.js';
import type { Training } from './models-queries.js';

/** How far a training is, and the way to stop it. */
export function TrainingProgress({ training }: { readonly training: Training }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const words = useModelWords();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/sites/{site}/trainings/{training}', {
          params: { path: { site: training.site, training: training.id } },
        }),
      ),
    onSettled: () => client.invalidateQueries(),
  });
  const said = `${t(`models.step.${training.step}`)} – ${percent(training.progress)}`;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" fw={600}>
          {t('models.trainingOf', {
            model: words.model(training.model),
            series: words.series(training.stream, training.quantity),
          })}
        </Text>
        <ReasonedButton
          size="xs"
          variant="default"
          reason={training.endedAt === null ? null : t('models.over')}
          loading={stop.isPending}
          onClick={() => stop.mutate()}
        >
          {t('models.stop')}
        </ReasonedButton>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={Math.max(2, 100 * training.progress)}
          color="var(--r-accent)"
          aria-label={t('models.training')}
        />
      </Progress.Root>
      <Text size="sm" c="dimmed" role="status">
        {said}
      </Text>
      {stop.error !== null && <ProblemNotice error={stop.error} />}
    </Stack>
  );
}
