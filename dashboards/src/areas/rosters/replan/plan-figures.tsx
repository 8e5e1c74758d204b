import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import type { Replan, ReplanPlan } from './replan-queries.js';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

function Figure({ label, value, note }: FigureProps) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650} lh={1.2}>
        {value}
      </Text>
      {note !== undefined && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </div>
  );
}

interface PlanFiguresProps {
  readonly replan: Replan;
  readonly plan: ReplanPlan;
}

/** A plan's changes beside the least possible, what it leaves uncovered, how late it tells, what it costs. */
export function PlanFigures({ replan, plan }: PlanFiguresProps) {
  const { t } = useTranslation();
  const { number, hours } = useFormat();
  const of = (notice: ReplanPlan['changes'][number]['notice']) =>
    plan.changes.filter((change) => change.notice === notice).length;
  const cost = plan.costs.reduce((sum, part) => sum + part.cost, 0);
  const minutes = plan.short.reduce(
    (sum, { wanted, present, fromMinute, toMinute }) => sum + (wanted - present) * (toMinute - fromMinute),
    0,
  );
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      <Figure label={t('replan.changes')} value={number(plan.changes.length)} />
      <Figure
        label={t('replan.least')}
        value={number(plan.least.changes)}
        note={plan.least.proven ? t('replan.leastProven') : t('replan.leastBound')}
      />
      <Figure
        label={t('replan.coverLeft')}
        value={minutes === 0 ? t('replan.coverMet') : t('replan.coverShort', { hours: hours(minutes) })}
        note={minutes > 0 && plan.coverProven ? t('replan.coverProven') : undefined}
      />
      <Figure label={t('replan.overtimeCalled')} value={number(plan.overtime.length)} />
      <Figure label={t('replan.within48')} value={number(of('within48Hours'))} />
      <Figure label={t('replan.within15')} value={number(of('within15Days'))} />
      <Figure
        label={t('replan.cost')}
        value={number(cost)}
        note={t('replan.costWas', { cost: number(plan.costBefore) })}
      />
      <Figure
        label={t('replan.seconds')}
        value={t('replan.secondsOf', { seconds: number(replan.seconds, 1) })}
      />
    </SimpleGrid>
  );
}
