import { Loader, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../../api/types.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
import { useFolded } from '../../../ui/use-folded.js';
import { WideTable } from '../../../ui/wide-table.js';
import type { RosterWords } from '../replan/move-words.js';
import { type AbsenceDays, type ReplacementOption, replacementsQuery } from '../replan/replan-queries.js';
import { ExcludedList } from './excluded-list.js';
import { OptionRow } from './option-row.js';

interface ReplacementListProps {
  readonly roster: Roster;
  readonly absence: AbsenceDays;
  readonly day: number;
  readonly words: RosterWords;
  readonly chosen: ReplacementOption | undefined;
  readonly onChoose: (option: ReplacementOption | undefined) => void;
}

const shownAtFirst = 6;

export const sameOption = (a: ReplacementOption, b: ReplacementOption | undefined): boolean =>
  b !== undefined && JSON.stringify(a.moves) === JSON.stringify(b.moves);

/** Ranked ways to cover one shift, and why everybody else is excluded. */
export function ReplacementList(props: ReplacementListProps) {
  const { roster, absence, day, words, chosen, onChoose } = props;
  const { t } = useTranslation();
  const query = useQuery(
    replacementsQuery({ unit: roster.unit, roster: roster.id }, roster.revision, absence, day),
  );
  const { shown, foldButton } = useFolded(query.data?.options ?? [], shownAtFirst);
  const waiting = (
    <Stack align="center" p="lg" role="status">
      <Loader size="sm" aria-hidden="true" />
      <Text size="sm">{t('absence.searching')}</Text>
    </Stack>
  );
  return (
    <QueryState query={query} skeleton={waiting}>
      {({ options, excluded }) => (
        <Stack gap="sm">
          {options.length === 0 ? (
            <Empty
              title={excluded.length === 0 ? t('absence.begun') : t('absence.none')}
              {...(excluded.length === 0 ? {} : { hint: t('absence.noneHint') })}
            />
          ) : (
            <WideTable label={t('absence.options')} minWidth={760}>
              <Table verticalSpacing="xs" captionSide="top">
                <Table.Caption ta="left">{t('absence.options')}</Table.Caption>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('absence.how')}</Table.Th>
                    <Table.Th ta="right" title={t('absence.costHint')}>
                      {t('absence.cost')}
                    </Table.Th>
                    <Table.Th>{t('absence.rest')}</Table.Th>
                    <Table.Th>{t('absence.fairness')}</Table.Th>
                    <Table.Th>
                      <span className="r-visually-hidden">{t('absence.choose')}</span>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.map((option) => (
                    <OptionRow
                      key={JSON.stringify(option.moves)}
                      option={option}
                      words={words}
                      chosen={sameOption(option, chosen)}
                      onChoose={() => onChoose(sameOption(option, chosen) ? undefined : option)}
                    />
                  ))}
                </Table.Tbody>
              </Table>
            </WideTable>
          )}
          {foldButton}
          {excluded.length > 0 && <ExcludedList excluded={excluded} words={words} />}
        </Stack>
      )}
    </QueryState>
  );
}
