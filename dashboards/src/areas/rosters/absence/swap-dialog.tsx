import { Button, Loader, Modal, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Empty, ProblemNotice, QueryState } from '../../../ui/query-state.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { WideTable } from '../../../ui/wide-table.js';
import { rosterWords } from '../replan/move-words.js';
import { swapsQuery } from '../replan/replan-queries.js';
import { useRevise } from '../replan/use-revise.js';

interface SwapDialogProps {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function SwapOffers({
  roster,
  unit,
  agent,
  day,
}: Omit<SwapDialogProps, 'opened' | 'onClose'> & { readonly agent: string; readonly day: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, local } = format;
  const words = rosterWords(t, format, roster, unit);
  const revise = useRevise(roster);
  const query = useQuery(
    swapsQuery({ unit: roster.unit, roster: roster.id }, roster.revision, { agent, day }),
  );
  const names = (places: readonly { readonly agent: string }[]) =>
    places.map((place) => words.agent(place.agent)).join(', ');
  return (
    <QueryState query={query} skeleton={<Loader size="sm" role="status" aria-label={t('state.loading')} />}>
      {(swaps) =>
        swaps.length === 0 ? (
          <Empty title={t('swap.none')} />
        ) : (
          <Stack gap="sm">
            {revise.error !== null && <ProblemNotice error={revise.error} />}
            <WideTable
              label={t('swap.title', { name: words.agent(agent), day: words.day(day) })}
              minWidth={620}
            >
              <Table verticalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('swap.partner')}</Table.Th>
                    <Table.Th>{t('swap.gives')}</Table.Th>
                    <Table.Th ta="right">{t('swap.cost')}</Table.Th>
                    <Table.Th>{t('swap.wishes')}</Table.Th>
                    <Table.Th>
                      <span className="r-visually-hidden">{t('swap.choose')}</span>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {swaps.map((offer) => {
                    const taken = offer.moves.find((move) => move.agent === agent && move.to !== null);
                    const against = `${words.day(offer.partner.day)}, ${words.shift(taken?.to ?? null)}`;
                    return (
                      <Table.Tr key={JSON.stringify(offer.moves)}>
                        <Table.Td fw={550}>{words.agent(offer.partner.agent)}</Table.Td>
                        <Table.Td>
                          {against}
                          {offer.lateNotice !== null && (
                            <Text size="xs" c="var(--r-warn)">
                              {local(offer.lateNotice)}
                            </Text>
                          )}
                        </Table.Td>
                        <Table.Td ta="right">
                          {offer.costChange === 0 ? t('swap.same') : number(offer.costChange, 1)}
                        </Table.Td>
                        <Table.Td>
                          {offer.granted.length > 0 && (
                            <div>{t('swap.grants', { names: names(offer.granted) })}</div>
                          )}
                          {offer.refused.length > 0 && (
                            <div>{t('swap.refuses', { names: names(offer.refused) })}</div>
                          )}
                        </Table.Td>
                        <Table.Td>
                          <Button
                            size="compact-sm"
                            variant="default"
                            loading={revise.isPending}
                            aria-label={`${t('swap.choose')} – ${words.agent(offer.partner.agent)}, ${against}`}
                            onClick={() => revise.mutate({ absences: [], moves: offer.moves, overtime: [] })}
                          >
                            {t('swap.choose')}
                          </Button>
                        </Table.Td>
                      </Table.Tr>
                    );
                  })}
                </Table.Tbody>
              </Table>
            </WideTable>
          </Stack>
        )
      }
    </QueryState>
  );
}

/** Swaps that help with one shift: legal for both agents, and no dearer or granting a wish. */
export function SwapDialog({ roster, unit, opened, onClose }: SwapDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [params] = useSearch();
  const words = rosterWords(t, format, roster, unit);
  const agent = roster.agents.find(({ id }) => id === params.get('who'));
  const day = wholeNumber(params.get('from'), 0, roster.days - 1, 0);
  const works = agent?.shifts[day] != null;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('swap.title', { name: agent?.name ?? '', day: words.day(day) })}
      size="min(860px, 96vw)"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('swap.lead')}</Text>
        {agent !== undefined && works ? (
          <SwapOffers roster={roster} unit={unit} agent={agent.id} day={day} />
        ) : (
          <Empty title={t('swap.nothing')} />
        )}
        <Text size="sm" c="dimmed">
          {roster.status === 'published' ? t('absence.newDraft') : t('absence.inPlace')}
        </Text>
      </Stack>
    </Modal>
  );
}
