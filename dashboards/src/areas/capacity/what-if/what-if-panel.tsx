import { Button, Group, NativeSelect, NumberInput, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Panel } from '../../../ui/panel.js';
import { Empty, QueryState } from '../../../ui/query-state.js';
import { civil } from '../../../ui/time.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { skillName } from '../../rosters/words.js';
import { type Changes, whatIfQuery } from './queries.js';
import { WhatIfTable } from './what-if-table.js';

interface WhatIfPanelProps {
  readonly sites: readonly Site[];
  readonly units: readonly Unit[];
}

type Draft = Omit<Changes, 'beds' | 'skill'>;

const LIMITS = {
  staff: [-20, 20],
  moreBeds: [-200, 200],
  epidemic: [-90, 200],
  closedShare: [0, 100],
} as const;
const SKILL = 'nurse';

const whole = (value: string | number): number => (typeof value === 'number' ? Math.round(value) : 0);

/** What is in the address: a nurse, a bed and a fifth more patients until a person says otherwise. */
function draftOf(params: URLSearchParams): Draft {
  return {
    staff: wholeNumber(params.get('staff'), ...LIMITS.staff, 1),
    moreBeds: wholeNumber(params.get('more-beds'), ...LIMITS.moreBeds, 1),
    epidemic: wholeNumber(params.get('epidemic'), ...LIMITS.epidemic, 20),
    closed: params.get('closed'),
    closedShare: wholeNumber(params.get('closed-share'), ...LIMITS.closedShare, 50),
  };
}

function Answered({
  unit,
  changes,
  sites,
}: {
  readonly unit: Unit;
  readonly changes: Changes;
  readonly sites: readonly Site[];
}) {
  const { t } = useTranslation();
  const { number, language } = useFormat();
  const query = useQuery(whatIfQuery(unit.id, changes));
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {query.isFetching ? t('whatIf.running') : ''}
      </Text>
      <QueryState query={query} skeleton={<Skeleton height={220} />}>
        {(result) => (
          <Stack gap="xs">
            <Text size="sm">
              {t('whatIf.note', {
                days: result.days,
                from: civil(result.from, 'd MMMM yyyy', language),
                runs: result.runs,
              })}
            </Text>
            <WhatIfTable
              result={result}
              changes={changes}
              siteName={(id) => sites.find((site) => site.id === id)?.name ?? id}
            />
            <Text size="sm" c="dimmed">
              {result.roster === null
                ? t('whatIf.basisNone')
                : t('whatIf.basisRoster', {
                    rostered: result.rostered.map((skill) => skillName(t, skill)).join(', '),
                  })}
              {result.assumed.length > 0 &&
                ` ${t('simulation.assumed', { assumed: result.assumed.map((skill) => skillName(t, skill)).join(', ') })}`}
              {result.beds !== null && ` ${t('whatIf.places', { beds: number(result.beds) })}`}
            </Text>
          </Stack>
        )}
      </QueryState>
    </>
  );
}

/** Another nurse, another bed, an epidemic, a closed site: each simulated, as a few numbers with intervals. */
export function WhatIfPanel({ sites, units }: WhatIfPanelProps) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const [params, change] = useSearch();
  const asked = draftOf(params);
  const [draft, setDraft] = useState<Draft>(asked);
  const unit = units.find(({ id }) => id === params.get('what-if')) ?? units[0];
  if (unit === undefined)
    return (
      <Panel title={t('whatIf.title')}>
        <Empty title={t('whatIf.nothing')} hint={t('whatIf.nothingHint')} />
      </Panel>
    );
  const site = sites.find(({ id }) => id === unit.site);
  const isAsked = params.get('what-if') !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({
      'what-if': unit.id,
      staff: String(draft.staff),
      'more-beds': String(draft.moreBeds),
      epidemic: String(draft.epidemic),
      closed: draft.closed,
      'closed-share': String(draft.closedShare),
    });
  };
  const field = (key: keyof typeof LIMITS) => ({
    value: draft[key],
    min: LIMITS[key][0],
    max: LIMITS[key][1],
    allowDecimal: false,
    w: 170,
    onChange: (value: string | number) => setDraft({ ...draft, [key]: whole(value) }),
  });
  return (
    <Panel title={t('whatIf.title')}>
      <Stack>
        <form onSubmit={submit}>
          <Group align="end">
            {units.length > 1 && (
              <NativeSelect
                label={t('whatIf.unit')}
                value={unit.id}
                onChange={(event) => change({ 'what-if': event.currentTarget.value })}
                data={units.map((item) => ({ value: item.id, label: local(item.name) }))}
              />
            )}
            <NumberInput label={t('whatIf.staff')} {...field('staff')} />
            <NumberInput label={t('whatIf.beds')} {...field('moreBeds')} />
            <NumberInput label={t('whatIf.epidemic')} {...field('epidemic')} />
            <NativeSelect
              label={t('whatIf.closed')}
              value={draft.closed ?? ''}
              onChange={(event) => setDraft({ ...draft, closed: event.currentTarget.value || null })}
              data={[
                { value: '', label: t('whatIf.none') },
                ...sites
                  .filter(({ id }) => id !== unit.site)
                  .map((other) => ({ value: other.id, label: other.name })),
              ]}
            />
            <NumberInput label={t('whatIf.closedShare')} {...field('closedShare')} />
            <Button type="submit" leftSection={<IconPlayerPlay size={16} aria-hidden />}>
              {t('whatIf.run')}
            </Button>
          </Group>
        </form>
        {isAsked && (
          <Answered
            unit={unit}
            changes={{
              ...asked,
              skill: unit.skills.includes(SKILL) ? SKILL : (unit.skills[0] ?? SKILL),
              beds: site?.capacityPatients ?? null,
            }}
            sites={sites}
          />
        )}
      </Stack>
    </Panel>
  );
}
