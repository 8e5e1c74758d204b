import { Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { watchQuery } from '../../api/queries.js';
import type { Site, Watch } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { civil } from '../../ui/time.js';
import { WideTable } from '../../ui/wide-table.js';
import { IndicatorsImport } from './indicators-import.js';
import { streamName, streams } from './streams.js';

type Watched = Watch['streams'][number];

function Row({ watched }: { readonly watched: Watched }) {
  const { t } = useTranslation();
  const { number, change } = useFormat();
  const { sustained, signals, week } = watched;
  const stream = streams.find((known) => known === watched.stream);
  const said = [
    ...(sustained ? [t('watch.sustained')] : []),
    ...(signals.length > 0 ? [t('watch.ears', { methods: signals.join(', ').toUpperCase() })] : []),
    ...(week?.alert ? [t('watch.farrington')] : []),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {stream === undefined ? watched.stream : streamName(t, stream)}
      </Table.Th>
      <Table.Td ta="right">{number(watched.observed)}</Table.Td>
      <Table.Td ta="right">{watched.expected === null ? '–' : number(watched.expected, 1)}</Table.Td>
      <Table.Td ta="right">{change(watched.factor)}</Table.Td>
      <Table.Td ta="right">
        {watched.z === null ? '–' : `${number(Math.round(watched.z * 10) / 10 + 0, 1)} σ`}
      </Table.Td>
      <Table.Td ta="right">
        {week === null ? '–' : `${number(week.observed)} (${number(week.upper)})`}
      </Table.Td>
      <Table.Td fw={said.length > 0 ? 600 : undefined}>
        {said.length > 0 ? said.join(', ') : t('watch.quiet')}
      </Table.Td>
    </Table.Tr>
  );
}

/** Streams as they are listed elsewhere; those unknown here come last. */
const inOrder = (watched: readonly Watched[]): readonly Watched[] => {
  const listed: readonly string[] = streams;
  const place = ({ stream }: Watched): number => {
    const known = listed.indexOf(stream);
    return known < 0 ? streams.length : known;
  };
  return watched.toSorted((a, b) => place(a) - place(b));
};

/** The epidemic watch by stream: yesterday and the week against what was expected, and who signals. */
export function WatchPanel({ site }: { readonly site: Site }) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const query = useQuery(watchQuery(site.id));
  const day = query.data?.day ?? null;
  return (
    <Panel
      title={t('watch.title')}
      note={day === null ? undefined : t('watch.note', { day: civil(day, 'd MMMM yyyy', language) })}
    >
      <QueryState query={query} skeleton={<Skeleton height={200} />}>
        {(watch) =>
          watch.day === null ? (
            <Empty title={t('watch.none')} />
          ) : (
            <>
              <WideTable label={t('watch.title')} minWidth={560}>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('watch.stream')}</Table.Th>
                      <Table.Th ta="right">{t('watch.observed')}</Table.Th>
                      <Table.Th ta="right">{t('watch.expected')}</Table.Th>
                      <Table.Th ta="right">{t('watch.level')}</Table.Th>
                      <Table.Th ta="right">{t('watch.z')}</Table.Th>
                      <Table.Th ta="right">{t('watch.week')}</Table.Th>
                      <Table.Th>{t('watch.signals')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {inOrder(watch.streams).map((watched) => (
                      <Row key={watched.stream} watched={watched} />
                    ))}
                  </Table.Tbody>
                </Table>
              </WideTable>
              <Text size="sm" c="dimmed" mt="xs">
                {t('watch.driver')}
              </Text>
              {watch.covariates.map(({ name, week, value }) => (
                <Text size="sm" key={name}>
                  {t('watch.indicator', {
                    name,
                    week: civil(week, 'd MMM', language),
                    value: number(value, 1),
                  })}
                </Text>
              ))}
              <IndicatorsImport site={site} />
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}
