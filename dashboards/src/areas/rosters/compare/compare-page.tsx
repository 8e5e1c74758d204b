import { NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { comparisonQuery } from '../../../api/insight-queries.js';
import { rostersQuery } from '../../../api/queries.js';
import type { RosterSummary, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Page } from '../../../ui/page.js';
import { PrintButton } from '../../../ui/print-button.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
import { civil, inZone } from '../../../ui/time.js';
import { useSearch } from '../../../ui/use-search.js';
import { UnitFrame } from '../unit-frame.js';
import { ComparisonView } from './comparison-view.js';

const sameDays = (a: RosterSummary, b: RosterSummary): boolean => a.from === b.from && a.days === b.days;

/** Rosters that have cells, and of those the ones with a partner of the same days. */
function comparable(rosters: readonly RosterSummary[]): readonly RosterSummary[] {
  const made = rosters.filter(({ progress }) => progress.cost !== null);
  return made.filter((roster) => made.some((other) => other.id !== roster.id && sameDays(roster, other)));
}

function Choice({ unit, rosters }: { readonly unit: Unit; readonly rosters: readonly RosterSummary[] }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [params, change] = useSearch();
  const choices = comparable(rosters);
  const a = choices.find(({ id }) => id === params.get('a')) ?? choices[0];
  const partners = a === undefined ? [] : choices.filter((one) => one.id !== a.id && sameDays(one, a));
  const b = partners.find(({ id }) => id === params.get('b')) ?? partners[0];
  const option = (roster: RosterSummary) => ({
    value: roster.id,
    label: t('compare.option', {
      from: civil(roster.from, 'd MMM yyyy', language),
      days: roster.days,
      created: inZone(Date.parse(roster.createdAt), unit.timeZone, 'd MMM HH:mm:ss', language),
      status: t(`fairness.${roster.fairness}`),
    }),
  });
  if (a === undefined || b === undefined) return <Empty title={t('compare.few')} />;
  return (
    <Stack>
      <Text size="sm">{t('compare.pick')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className="r-no-print">
        <NativeSelect
          label={t('compare.a')}
          value={a.id}
          onChange={(event) => change({ a: event.currentTarget.value, b: b.id })}
          data={choices.map(option)}
        />
        <NativeSelect
          label={t('compare.b')}
          value={b.id}
          onChange={(event) => change({ a: a.id, b: event.currentTarget.value })}
          data={partners.map(option)}
        />
      </SimpleGrid>
      <Compared unit={unit} a={a.id} b={b.id} />
    </Stack>
  );
}

function Compared({ unit, a, b }: { readonly unit: Unit; readonly a: string; readonly b: string }) {
  const query = useQuery(comparisonQuery(unit.id, a, b));
  return <QueryState query={query}>{(comparison) => <ComparisonView comparison={comparison} />}</QueryState>;
}

function UnitComparison({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const query = useQuery(rostersQuery(unit.id));
  return (
    <Page
      title={t('compare.title', { unit: local(unit.name) })}
      simulated={unit.simulated}
      actions={<PrintButton />}
    >
      <QueryState query={query}>{(rosters) => <Choice unit={unit} rosters={rosters} />}</QueryState>
    </Page>
  );
}

/** Two rosters of the same days side by side; both are in the address. */
export function ComparePage() {
  return <UnitFrame>{(unit) => <UnitComparison unit={unit} />}</UnitFrame>;
}
