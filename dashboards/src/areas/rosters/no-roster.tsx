import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../api/client.js';
import type { Roster, Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useSession } from '../../ui/guards.js';
import { Panel } from '../../ui/panel.js';
import { ProblemNotice } from '../../ui/query-state.js';
import { ReasonedButton } from '../../ui/reasoned-button.js';
import { halfHoursOf, ShortList } from './short-list.js';

/** The best roster that only lacks people: what it lacks, and a way to work with it all the same. */
function BestBelowMinimum({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/units/{unit}/rosters/{roster}/keep', {
          params: { path: { unit: roster.unit, roster: roster.id } },
          body: { revision: roster.revision },
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['roster', roster.unit, roster.id] }),
        client.invalidateQueries({ queryKey: ['rosters', roster.unit] }),
      ]),
  });
  const best = roster.bestBelowMinimum;
  if (best === null) return null;
  return (
    <Panel title={t('safety.best', { halfHours: number(halfHoursOf(best)) })} note={t('safety.bestNote')}>
      <Stack gap="sm" mt="sm">
        <ShortList stretches={best} from={roster.from} />
        {keep.error !== null && <ProblemNotice error={keep.error} />}
        <Group>
          <ReasonedButton
            reason={session.role === 'nursing-supervisor' ? null : t('rosters.supervisorOnly')}
            loading={keep.isPending}
            onClick={() => keep.mutate()}
          >
            {t('safety.keep')}
          </ReasonedButton>
        </Group>
      </Stack>
    </Panel>
  );
}

/** No legal roster: the rules that conflict, or why the search failed, in words; and the best there is. */
export function NoRoster({ roster, unit }: { readonly roster: Roster; readonly unit: Unit }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const infeasible = roster.status === 'infeasible';
  return (
    <Stack>
      <Panel
        title={infeasible ? t('roster.infeasible') : t('roster.failed')}
        note={infeasible ? t('roster.infeasibleHint') : t('roster.failedHint')}
      >
        <List spacing="xs" my="sm">
          {roster.reasons.map((reason) => (
            <List.Item key={reason.en}>
              <Text component="span" size="sm">
                {local(reason)}
              </Text>
            </List.Item>
          ))}
        </List>
        <Button component={Link} to={`/rosters/${unit.id}?dialog=generate`} variant="default">
          {t('roster.tryAgain')}
        </Button>
      </Panel>
      <BestBelowMinimum roster={roster} />
    </Stack>
  );
}
