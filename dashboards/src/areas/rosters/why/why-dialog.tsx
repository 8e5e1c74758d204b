import { Divider, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type WhyAnswer, whyQuery } from '../../../api/insight-queries.js';
import type { Roster, Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { QueryState } from '../../../ui/query-state.js';
import { useSearch, wholeNumber } from '../../../ui/use-search.js';
import { dayWords, shiftName, wishWords } from './cell-words.js';
import { WhyAlternativeView } from './why-alternative.js';

interface WhyProps {
  readonly roster: Roster;
  readonly unit: Unit;
}

interface AskedProps extends WhyProps {
  readonly agent: string;
  readonly day: number;
}

function Answered({ answer, roster, unit }: WhyProps & { readonly answer: WhyAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = roster.agents.find(({ id }) => id === answer.agent)?.name ?? answer.agent;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('why.present', {
          agent: name,
          shift: shiftName(t, format, unit, answer.present),
          day: dayWords(roster.from, answer.day, format.language),
        })}
      </Text>
      {answer.wishes.map((wish) => (
        <Text size="sm" key={`${wish.wish}-${wish.shift}`} fw={600}>
          {t(wish.granted ? 'why.wishGranted' : 'why.wishRefused', { wish: wishWords(t, wish) })}
        </Text>
      ))}
      {answer.alternatives.map((alternative) => (
        <Fragment key={alternative.shift ?? 'off'}>
          <Divider />
          <WhyAlternativeView alternative={alternative} roster={roster} unit={unit} />
        </Fragment>
      ))}
      <Divider />
      <Text size="sm" c="dimmed">
        {t('why.solvedNote')}{' '}
        {t('why.cost', {
          value: format.number(answer.cost, 1),
          seconds: format.number(answer.seconds, 1),
        })}
      </Text>
    </Stack>
  );
}

function Asked({ roster, unit, agent, day }: AskedProps) {
  const { t } = useTranslation();
  const query = useQuery(whyQuery(unit.id, roster.id, roster.revision, agent, day));
  const waiting = (
    <Group gap="sm" role="status">
      <Loader size="sm" aria-hidden="true" />
      <Text size="sm">{t('why.solving')}</Text>
    </Group>
  );
  return (
    <QueryState query={query} skeleton={waiting}>
      {(answer) => <Answered answer={answer} roster={roster} unit={unit} />}
    </QueryState>
  );
}

/** Why an agent does what the roster says on a day; the cell is in the address. */
export function WhyDialog({ roster, unit }: WhyProps) {
  const { t } = useTranslation();
  const [params, change] = useSearch();
  const agent = roster.agents.find(({ id }) => id === params.get('agent')) ?? roster.agents[0];
  const day = wholeNumber(params.get('day'), 0, roster.days - 1, 0);
  const opened = params.get('dialog') === 'why' && agent !== undefined;
  return (
    <Modal
      opened={opened}
      onClose={() => change({ dialog: null })}
      title={t('why.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {agent !== undefined && (
        <Asked key={`${agent.id}-${day}`} roster={roster} unit={unit} agent={agent.id} day={day} />
      )}
    </Modal>
  );
}
