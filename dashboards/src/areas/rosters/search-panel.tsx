import { Button, Group, Loader, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import type { RosterSummary } from '../../api/types.js';
import { CostCurve } from '../../charts/cost-curve.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { useProgress } from './use-progress.js';

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650} lh={1.2}>
        {value}
      </Text>
    </div>
  );
}

/** Cost, proven bound and gap of a search, with its curve. */
export function SearchFigures({ roster }: { readonly roster: RosterSummary }) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const history = useProgress(roster);
  const { seconds, cost, bound, gap } = roster.progress;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure label={t('chart.seconds')} value={number(seconds, seconds < 10 ? 1 : 0)} />
        <Figure label={t('chart.cost')} value={cost === null ? '–' : number(cost)} />
        <Figure label={t('chart.bound')} value={bound === null ? '–' : number(bound)} />
        <Figure label={t('chart.gap')} value={gap === null ? '–' : percent(gap, 2)} />
      </SimpleGrid>
      <CostCurve history={history} note={t('search.curveNote')} />
    </Stack>
  );
}

/** Until its turn comes a search has told nothing. */
function noteOf({ progress }: RosterSummary) {
  if (progress.cost !== null) return 'search.improving' as const;
  return progress.seconds === 0 ? ('search.waiting' as const) : ('search.noRosterYet' as const);
}

interface SearchPanelProps {
  readonly roster: RosterSummary;
  readonly mayStop: boolean;
}

/** A search under way: live figures, and stopping it with the best roster kept. */
export function SearchPanel({ roster, mayStop }: SearchPanelProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/stop', {
          params: { path: { unit: roster.unit, roster: roster.id } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roster', roster.unit, roster.id] }),
  });
  return (
    <Panel
      title={t('search.title')}
      note={t(noteOf(roster))}
      tools={
        <Group gap="sm">
          <Loader size="sm" aria-hidden="true" />
          {mayStop ? (
            <Button
              color="red"
              variant="outline"
              loading={stop.isPending || stop.isSuccess}
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={() => stop.mutate()}
            >
              {t('search.stop')}
            </Button>
          ) : (
            <ReasonedButton reason={t('rosters.supervisorOnly')} variant="outline" onClick={() => undefined}>
              {t('search.stop')}
            </ReasonedButton>
          )}
        </Group>
      }
    >
      <p className="r-visually-hidden" aria-live="polite">
        {roster.progress.cost !== null && t('search.spoken', { cost: number(roster.progress.cost) })}
      </p>
      {stop.error !== null && <ProblemNotice error={stop.error} />}
      <SearchFigures roster={roster} />
    </Panel>
  );
}
