import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { inZone } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';
import { useModelWords } from './model-words.js';
import type { Training } from './models-queries.js';

interface TrainingsPanelProps {
  readonly site: Site;
  readonly trainings: readonly Training[];
}

/** The latest trainings of a site, why they ran and what came of them. */
export function TrainingsPanel({ site, trainings }: TrainingsPanelProps) {
  const { t } = useTranslation();
  const { language, number } = useFormat();
  const words = useModelWords();
  const title = `${t('models.trainings')} – ${site.name}`;
  return (
    <Panel title={title}>
      <WideTable label={title} minWidth={720}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('models.asked')}</Table.Th>
              <Table.Th>{t('models.series')}</Table.Th>
              <Table.Th>{t('models.cause')}</Table.Th>
              <Table.Th>{t('models.outcome')}</Table.Th>
              <Table.Th ta="right">{t('models.seconds')}</Table.Th>
              <Table.Th>{t('models.model')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {trainings.map((training) => (
              <Table.Tr key={training.id}>
                <Table.Th scope="row" fw={500}>
                  {inZone(Date.parse(training.askedAt), site.timeZone, 'd MMM yyyy HH:mm', language)}
                </Table.Th>
                <Table.Td>{words.series(training.stream, training.quantity)}</Table.Td>
                <Table.Td>
                  {t(`models.causes.${training.cause}`)}
                  {training.askedBy === null ? '' : ` (${training.askedBy})`}
                </Table.Td>
                <Table.Td>
                  {t(`models.trainingState.${training.state}`)}
                  {training.failure === null ? '' : ` – ${training.failure}`}
                </Table.Td>
                <Table.Td ta="right">
                  {training.startedAt === null || training.endedAt === null
                    ? '–'
                    : number((Date.parse(training.endedAt) - Date.parse(training.startedAt)) / 1000, 1)}
                </Table.Td>
                <Table.Td>
                  {training.modelId === null ? (
                    '–'
                  ) : (
                    <Anchor component={Link} to={`/models/${training.modelId}?site=${site.id}`}>
                      {training.modelId.slice(0, 8)}
                    </Anchor>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
