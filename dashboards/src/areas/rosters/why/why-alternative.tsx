import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WhyAlternative } from '../../../api/insight-queries.js';
import type { Roster, Unit } from '../../../api/types.js';
import { type Format, useFormat } from '../../../i18n/use-format.js';
import { partName } from '../words.js';
import { dayWords, shiftName } from './cell-words.js';

interface AlternativeProps {
  readonly alternative: WhyAlternative;
  readonly roster: Roster;
  readonly unit: Unit;
}

/** Changes beyond these are counted, not listed. */
const SHOWN = 8;
/** Costs closer than this are told as equal. */
const EQUAL = 0.05;

function useVerdict({ number }: Format) {
  const { t } = useTranslation();
  return (alternative: WhyAlternative): string => {
    const { extra, atLeast, exact } = alternative;
    if (extra === null) return '';
    if (extra < -EQUAL) return t('why.gain', { value: number(-extra, 1) });
    if (exact && extra <= EQUAL) return t('why.free');
    if (exact) return t('why.exact', { value: number(extra, 1) });
    if (atLeast === null || atLeast < 0) return t('why.atMost', { value: number(extra, 1) });
    return t('why.between', { least: number(atLeast, 1), most: number(extra, 1) });
  };
}

function Closed({ alternative }: Pick<AlternativeProps, 'alternative'>) {
  const { t } = useTranslation();
  const words = { leave: 'why.closedLeave', skill: 'why.closedSkill', lock: 'why.closedLock' } as const;
  return <Text size="sm">{alternative.closedBy === null ? '' : t(words[alternative.closedBy])}</Text>;
}

function Illegal({ alternative }: Pick<AlternativeProps, 'alternative'>) {
  const { t } = useTranslation();
  const { local } = useFormat();
  return (
    <>
      <Text size="sm">{t('why.illegal')}</Text>
      <List size="sm">
        {alternative.conflict.map(({ article, message }) => (
          <List.Item key={message.en}>
            {article === '' ? local(message) : `${local(message)} (${article})`}
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Priced({ alternative, roster }: Omit<AlternativeProps, 'unit'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { local, number, language } = format;
  const verdict = useVerdict(format);
  const names = new Map(roster.agents.map(({ id, name }) => [id, name]));
  const { changes, alone, breaks, extra } = alternative;
  const signed = (cost: number): string => `${cost < 0 ? '−' : '+'}${number(Math.abs(cost), 1)}`;
  const parts = alternative.parts.filter(({ cost }) => Math.abs(cost) >= EQUAL);
  const agents = new Set(changes.map(({ agent }) => agent)).size;
  return (
    <>
      <Text size="sm" fw={600}>
        {verdict(alternative)}
      </Text>
      {alone === null ? (
        <Text size="sm">{t('why.aloneNot')}</Text>
      ) : (
        extra !== null &&
        alone > extra + EQUAL && <Text size="sm">{t('why.alone', { value: signed(alone) })}</Text>
      )}
      {parts.length > 0 && (
        <div>
          <Text size="sm">{t('why.parts')}</Text>
          <List size="sm">
            {parts.map(({ part, cost }) => (
              <List.Item key={part}>{`${partName(t, part)} ${signed(cost)}`}</List.Item>
            ))}
          </List>
        </div>
      )}
      {changes.length === 0 ? (
        <Text size="sm">{t('why.noChanges')}</Text>
      ) : (
        <div>
          <Text size="sm">{t('why.changes', { cells: changes.length, agents })}</Text>
          <List size="sm">
            {changes.slice(0, SHOWN).map(({ agent, day, from, to }) => (
              <List.Item key={`${agent}-${day}`}>
                {t('why.change', {
                  agent: names.get(agent) ?? agent,
                  day: dayWords(roster.from, day, language),
                  from: from ?? t('why.off'),
                  to: to ?? t('why.off'),
                })}
              </List.Item>
            ))}
            {changes.length > SHOWN && (
              <List.Item>{t('why.moreChanges', { more: changes.length - SHOWN })}</List.Item>
            )}
          </List>
        </div>
      )}
      {breaks.length > 0 && (
        <div>
          <Text size="sm">{t('why.breaks')}</Text>
          <List size="sm">
            {breaks.slice(0, SHOWN).map((broken) => (
              <List.Item key={`${broken.rule}-${broken.agent}-${broken.day}`}>
                {broken.article === ''
                  ? local(broken.message)
                  : `${local(broken.message)} (${broken.article})`}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  );
}

/** What another content of the cell would mean. */
export function WhyAlternativeView({ alternative, roster, unit }: AlternativeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack component="section" gap={6}>
      <Title order={3} size="h5">
        {t('why.instead', { shift: shiftName(t, format, unit, alternative.shift) })}
      </Title>
      {alternative.status === 'closed' && <Closed alternative={alternative} />}
      {alternative.status === 'illegal' && <Illegal alternative={alternative} />}
      {alternative.status === 'not-found' && (
        <Text size="sm">
          {alternative.missing > 0 ? t('why.missing', { value: alternative.missing }) : t('why.notFound')}
        </Text>
      )}
      {alternative.status === 'priced' && <Priced alternative={alternative} roster={roster} />}
    </Stack>
  );
}
