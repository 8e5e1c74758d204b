import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel.js';
import { Empty } from '../../../ui/query-state.js';
import { WideTable } from '../../../ui/wide-table.js';
import type { RosterWords } from './move-words.js';
import type { ReplanPlan } from './replan-queries.js';

interface ChangesByAgentProps {
  readonly plan: ReplanPlan;
  readonly words: RosterWords;
}

const inks = {
  far: undefined,
  within15Days: 'var(--r-warn)',
  within48Hours: 'var(--r-bad)',
} as const;

/** What changes for whom: before and after, and how soon. */
export function ChangesByAgent({ plan, words }: ChangesByAgentProps) {
  const { t } = useTranslation();
  const overtime = new Set(plan.overtime.map(({ agent, day }) => `${agent} ${day}`));
  return (
    <Panel title={t('replan.byAgent')} note={t('replan.byAgentNote')}>
      {plan.changes.length === 0 ? (
        <Empty title={t('replan.noChanges')} />
      ) : (
        <WideTable label={t('replan.byAgent')} minWidth={640}>
          <Table striped verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('absence.agent')}</Table.Th>
                <Table.Th>{t('replan.day')}</Table.Th>
                <Table.Th>{t('replan.before')}</Table.Th>
                <Table.Th>{t('replan.after')}</Table.Th>
                <Table.Th>{t('replan.notice')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {plan.changes.map((change, index) => (
                <Table.Tr key={`${change.agent} ${change.day}`}>
                  <Table.Th scope="row" fw={550}>
                    {plan.changes[index - 1]?.agent === change.agent ? (
                      <span className="r-visually-hidden">{words.agent(change.agent)}</span>
                    ) : (
                      words.agent(change.agent)
                    )}
                  </Table.Th>
                  <Table.Td>{words.day(change.day)}</Table.Td>
                  <Table.Td>{words.shift(change.from)}</Table.Td>
                  <Table.Td fw={600}>
                    {words.shift(change.to)}
                    {overtime.has(`${change.agent} ${change.day}`) && (
                      <Text component="span" size="sm" c="dimmed">{` (${t('replan.overtimeMark')})`}</Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" c={inks[change.notice]}>
                      {t(`replan.noticeOf.${change.notice}`)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </Panel>
  );
}
