import { Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.js';
import type { Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useSession } from '../../../ui/guards.js';
import { shareInterval } from '../../../ui/interval-words.js';
import { Panel } from '../../../ui/panel.js';
import { ProblemNotice, QueryState } from '../../../ui/query-state.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { WideTable } from '../../../ui/wide-table.js';
import { skillName } from '../words.js';
import { correctionQuery, type StaffingCorrection } from './queries.js';

const LEAST_REASON = 3;

function Measured({ unit, correction }: { readonly unit: Unit; readonly correction: StaffingCorrection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, percent } = format;
  const session = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const apply = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/units/{unit}/staffing-correction', {
          params: { path: { unit: unit.id } },
          body: { reason, factors: correction.skills.map(({ skill, factor }) => ({ skill, factor })) },
        }),
      ),
    onSuccess: () => {
      setReason('');
      void client.invalidateQueries({ queryKey: ['staffing-correction', unit.id] });
      void client.invalidateQueries({ queryKey: ['requirement', unit.id] });
    },
  });
  const isSame = correction.skills.every(({ factor, applied }) => factor === applied);
  const why = isSame
    ? t('simulation.correctionSame')
    : session.role === 'emergency-manager'
      ? t('rosters.supervisorOnly')
      : reason.trim().length < LEAST_REASON
        ? t('requirement.reasonExpected')
        : null;
  return (
    <Stack gap="sm">
      <WideTable label={t('simulation.correction')} minWidth={600}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('cover.skill')}</Table.Th>
              <Table.Th ta="right">{t('simulation.promised')}</Table.Th>
              <Table.Th ta="right">{t('simulation.measured')}</Table.Th>
              <Table.Th ta="right">{t('simulation.factor')}</Table.Th>
              <Table.Th ta="right">{t('simulation.corrected')}</Table.Th>
              <Table.Th ta="right">{t('simulation.applied')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {correction.skills.map((skill) => (
              <Table.Tr key={skill.skill}>
                <Table.Th scope="row">{skillName(t, skill.skill)}</Table.Th>
                <Table.Td ta="right">{percent(skill.promised)}</Table.Td>
                <Table.Td ta="right">{shareInterval(skill.measured, format)}</Table.Td>
                <Table.Td ta="right">{number(skill.factor, 2)}</Table.Td>
                <Table.Td ta="right">{shareInterval(skill.corrected, format)}</Table.Td>
                <Table.Td ta="right">{number(skill.applied, 2)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      {apply.error !== null && <ProblemNotice error={apply.error} />}
      <TextInput
        label={t('requirement.reason')}
        value={reason}
        maw={480}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <ReasonedButton
          variant="default"
          reason={why}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
          leftSection={<IconCheck size={16} aria-hidden />}
        >
          {t('simulation.apply')}
        </ReasonedButton>
      </div>
      <Text size="sm" role="status">
        {apply.isSuccess ? t('simulation.appliedNow') : ''}
      </Text>
    </Stack>
  );
}

/** Whether the formula behind the requirement keeps its promise, and the factor that makes it. */
export function CorrectionPanel({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const query = useQuery(correctionQuery(unit.id));
  return (
    <Panel title={t('simulation.correction')} note={t('simulation.correctionNote')}>
      <QueryState query={query} skeleton={<Skeleton height={160} />}>
        {(correction) => <Measured unit={unit} correction={correction} />}
      </QueryState>
    </Panel>
  );
}
