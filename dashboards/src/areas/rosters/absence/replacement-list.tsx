import { Button, Loader, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roster } from '../../../api/types.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
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
  const [all, setAll] = useState(false);
  const query = useQuery(
    replacementsQuery({ unit: roster.unit, roster: roster.id }, roster.revision, absence, day),
  );
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
                  {(all ? options : options.slice(0, shownAtFirst)).map((option) => (
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
          {options.length > shownAtFirst && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
              {all ? t('violations.less') : t('violations.more', { more: options.length - shownAtFirst })}
            </Button>
          )}
          {excluded.length > 0 && <ExcludedList excluded={excluded} words={words} />}
        </Stack>
      )}
    </QueryState>
  );
}
