import { Anchor, Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type RosterWish, wishesQuery } from '../../../api/insight-queries.js';
import type { Roster } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useSession } from '../../../ui/guards.js';
import { Panel } from '../../../ui/panel.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
import { WideTable } from '../../../ui/wide-table.js';
import { dayWords, wishWords } from './cell-words.js';

function WishTable({ roster, wishes }: { readonly roster: Roster; readonly wishes: readonly RosterWish[] }) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const { search } = useLocation();
  const mayAsk = useSession().role !== 'emergency-manager';
  const whyAddress = ({ agent, day }: RosterWish): string => {
    const params = new URLSearchParams(search);
    params.set('agent', agent);
    params.set('day', String(day));
    params.set('dialog', 'why');
    return `?${params}`;
  };
  return (
    <WideTable label={t('wishes.title')} minWidth={620}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('fairness.agent')}</Table.Th>
            <Table.Th>{t('compare.day')}</Table.Th>
            <Table.Th>{t('wishes.wish')}</Table.Th>
            <Table.Th ta="right">{t('wishes.weight')}</Table.Th>
            <Table.Th>{t('wishes.state')}</Table.Th>
            <Table.Th className="r-no-print">{t('why.title')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {wishes.map((wish) => {
            const day = dayWords(roster.from, wish.day, language);
            return (
              <Table.Tr key={`${wish.agent}-${wish.day}-${wish.shift}-${wish.wish}`}>
                <Table.Th scope="row" fw={550}>
                  {wish.name}
                </Table.Th>
                <Table.Td>{day}</Table.Td>
                <Table.Td>{wishWords(t, wish)}</Table.Td>
                <Table.Td ta="right">{number(wish.weight, 1)}</Table.Td>
                <Table.Td>
                  <Badge
                    variant="outline"
                    radius="sm"
                    tt="none"
                    styles={{
                      root: {
                        color: wish.granted ? 'var(--r-good)' : 'var(--r-bad)',
                        borderColor: 'currentColor',
                      },
                    }}
                  >
                    {wish.granted ? t('wishes.granted') : t('wishes.refused')}
                  </Badge>
                </Table.Td>
                <Table.Td className="r-no-print">
                  {mayAsk && (
                    <Anchor
                      component={Link}
                      to={whyAddress(wish)}
                      underline="always"
                      aria-label={t('wishes.whyOf', { agent: wish.name, day })}
                    >
                      {t('why.title')}
                    </Anchor>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

/** The wishes of a roster's period, refused ones first, each of which can be asked why. */
export function WishesTab({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation();
  const query = useQuery(wishesQuery(roster.unit, roster.id, roster.revision));
  return (
    <QueryState query={query}>
      {(wishes) => (
        <Panel
          title={t('wishes.title')}
          note={t('wishes.note', {
            granted: wishes.filter(({ granted }) => granted).length,
            all: wishes.length,
          })}
        >
          {wishes.length === 0 ? (
            <Empty title={t('wishes.none')} />
          ) : (
            <WishTable roster={roster} wishes={wishes} />
          )}
        </Panel>
      )}
    </QueryState>
  );
}
