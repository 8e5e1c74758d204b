import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RequirementSlot } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { civil, inZone } from '../../ui/time.js';
import { useSearch } from '../../ui/use-search.js';
import { WideTable } from '../../ui/wide-table.js';

interface RequirementDay {
  readonly day: number;
  readonly date: string;
  readonly slots: readonly RequirementSlot[];
}

interface RequirementWeekProps {
  readonly days: readonly RequirementDay[];
  readonly zone: string;
  readonly chosen: number;
}

/** Each day's hours of need, its peak and how many half-hours a person set. */
export function RequirementWeek({ days, zone, chosen }: RequirementWeekProps) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const [params] = useSearch();
  const addressOf = (day: number) => {
    const next = new URLSearchParams(params);
    next.set('day', String(day));
    return `?${next}`;
  };
  return (
    <WideTable label={t('chart.day')} minWidth={520}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('chart.day')}</Table.Th>
            <Table.Th ta="right">{t('requirement.hours')}</Table.Th>
            <Table.Th ta="right">{t('requirement.peak')}</Table.Th>
            <Table.Th ta="right">{t('requirement.peakAt')}</Table.Th>
            <Table.Th ta="right">{t('requirement.editedSlots')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ day, date, slots }) => {
            const peak = slots.reduce<RequirementSlot | null>(
              (best, slot) => (slot.required > (best?.required ?? -1) ? slot : best),
              null,
            );
            return (
              <Table.Tr key={date} bg={day === chosen ? 'var(--r-accent-soft)' : undefined}>
                <Table.Th scope="row" fw={500}>
                  <Anchor
                    component={Link}
                    to={addressOf(day)}
                    replace
                    preventScrollReset
                    underline="always"
                    aria-current={day === chosen ? 'true' : undefined}
                  >
                    {civil(date, 'EEEE d MMMM', language)}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="right">
                  {number(slots.reduce((sum, slot) => sum + slot.required, 0) / 2, 1)}
                </Table.Td>
                <Table.Td ta="right">{peak === null ? '–' : number(peak.required)}</Table.Td>
                <Table.Td ta="right">
                  {peak === null ? '–' : inZone(Date.parse(peak.start), zone, 'HH:mm', language)}
                </Table.Td>
                <Table.Td ta="right">
                  {number(slots.filter((slot) => slot.editedReason !== null).length)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
