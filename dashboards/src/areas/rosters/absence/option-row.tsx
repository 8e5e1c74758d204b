import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import type { RosterWords } from '../replan/move-words.js';
import type { ReplacementOption } from '../replan/replan-queries.js';

type Called = ReplacementOption['called'][number];

/** What the shift leaves of an agent's rest. */
function Rest({ rest }: Pick<Called, 'rest'>) {
  const { t } = useTranslation();
  const { hours } = useFormat();
  const parts = [
    rest.before === null ? null : t('absence.restBefore', { hours: hours(rest.before) }),
    rest.after === null ? null : t('absence.restAfter', { hours: hours(rest.after) }),
    rest.was === null ? null : t('absence.restWas', { hours: hours(rest.was) }),
    t('absence.week', { hours: hours(rest.sevenDays) }),
    t('absence.daysOnEnd', { days: rest.daysOnEnd }),
  ];
  return <Text size="sm">{parts.filter((part) => part !== null).join(', ')}</Text>;
}

/** What an agent would carry, against the contract and a fair share. */
function Fairness({ share }: Pick<Called, 'share'>) {
  const { t } = useTranslation();
  const { hours, number } = useFormat();
  const parts = [
    t('absence.contract', { hours: hours(share.minutes), contract: hours(share.contractMinutes) }),
    t('absence.nights', { nights: share.nights, fair: number(share.fairNights, 1) }),
    t('absence.weekends', { days: share.weekendDays, fair: number(share.fairWeekendDays, 1) }),
  ];
  return <Text size="sm">{parts.join(', ')}</Text>;
}

interface OptionRowProps {
  readonly option: ReplacementOption;
  readonly words: RosterWords;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One way to cover a shift: who does what, what it costs, what it leaves of their rest, what they carry. */
export function OptionRow({ option, words, chosen, onChoose }: OptionRowProps) {
  const { t } = useTranslation();
  const { number, hours, local } = useFormat();
  const said = option.moves.map(words.move).join(', ');
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <Table.Td>
        <Badge variant="outline" radius="sm" tt="none" mb={4}>
          {t(`absence.kind.${option.kind}`)}
        </Badge>
        {option.moves.map((move) => (
          <Text size="sm" fw={550} key={`${move.agent} ${move.day}`}>
            {words.move(move)}
          </Text>
        ))}
        {option.called.map(({ agent, overtimeMinutes, lateNotice }) => (
          <div key={agent}>
            {overtimeMinutes > 0 && (
              <Text size="sm">{t('absence.overtime', { hours: hours(overtimeMinutes) })}</Text>
            )}
            {lateNotice !== null && (
              <Text size="xs" c="var(--r-warn)">
                {local(lateNotice)}
              </Text>
            )}
          </div>
        ))}
      </Table.Td>
      <Table.Td ta="right">{number(option.costChange, 1)}</Table.Td>
      <Table.Td>
        <Stack gap={4}>
          {option.called.map(({ agent, rest }) => (
            <Rest key={agent} rest={rest} />
          ))}
        </Stack>
      </Table.Td>
      <Table.Td>
        <Stack gap={4}>
          {option.called.map(({ agent, share }) => (
            <Fairness key={agent} share={share} />
          ))}
        </Stack>
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant={chosen ? 'filled' : 'default'}
          aria-pressed={chosen}
          aria-label={`${chosen ? t('absence.chosenOption') : t('absence.choose')} – ${said}`}
          onClick={onChoose}
        >
          {chosen ? t('absence.chosenOption') : t('absence.choose')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
