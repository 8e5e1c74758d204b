import { Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { shareInterval } from '../../../ui/interval-words.js';
import { Panel } from '../../../ui/panel.js';
import { QueryState } from '../../../ui/query-state.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { skillName } from '../words.js';
import { CorrectionPanel } from './correction-panel.js';
import { LevelsTable } from './levels-table.js';
import { PresentChart } from './present-chart.js';
import { type RosterSimulation, simulationQuery } from './queries.js';

const RUNS = ['20', '40', '100', '200'];

function Result({ simulation, unit }: { readonly simulation: RosterSimulation; readonly unit: Unit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = (skills: readonly string[]) => skills.map((skill) => skillName(t, skill)).join(', ');
  return (
    <Stack>
      <Panel
        title={t('simulation.levels')}
        note={t('simulation.levelsNote', { by: skillName(t, simulation.seenBy), runs: simulation.runs })}
      >
        <LevelsTable levels={simulation.levels} />
        <Text size="sm" mt="sm">
          {t('simulation.leftAll', { share: shareInterval(simulation.leftUnseen, format) })}
        </Text>
        {simulation.skills.map(({ skill, utilisation, delayed }) => (
          <Text key={skill} size="sm">
            {t('simulation.busy', {
              skill: skillName(t, skill),
              share: shareInterval(utilisation, format),
              delayed: shareInterval(delayed, format),
            })}
          </Text>
        ))}
        <Text size="sm" c="dimmed" mt="xs">
          {t('simulation.basis', { rostered: names(simulation.rostered) })}
          {simulation.assumed.length > 0 &&
            ` ${t('simulation.assumed', { assumed: names(simulation.assumed) })}`}
        </Text>
      </Panel>
      <PresentChart simulation={simulation} zone={unit.timeZone} />
    </Stack>
  );
}

/** What patients would wait under this roster, simulated on the forecast’s futures. */
export function SimulationTab({ roster, unit }: { readonly roster: Roster; readonly unit: Unit }) {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const runs = wholeNumber(params.get('runs'), 5, 400, 40);
  const query = useQuery(simulationQuery(unit.id, roster.id, roster.revision, runs));
  return (
    <Stack>
      <Group align="end">
        <NativeSelect
          label={t('simulation.runs')}
          description={t('simulation.runsHint')}
          value={String(runs)}
          onChange={(event) => change({ runs: event.currentTarget.value })}
          data={RUNS.includes(String(runs)) ? RUNS : [String(runs), ...RUNS]}
        />
        <Text size="sm" c="dimmed" pb={6} role="status">
          {query.isFetching ? t('simulation.running') : ''}
        </Text>
      </Group>
      <QueryState query={query} skeleton={<Skeleton height={320} />}>
        {(simulation) => <Result simulation={simulation} unit={unit} />}
      </QueryState>
      <CorrectionPanel unit={unit} />
    </Stack>
  );
}
