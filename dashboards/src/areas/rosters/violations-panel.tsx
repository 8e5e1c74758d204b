import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roster, Violation } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { addDays, civil } from '../../ui/time.js';
import { useFolded } from '../../ui/use-folded.js';

interface ViolationsPanelProps {
  readonly roster: Pick<Roster, 'agents' | 'from'>;
  readonly violations: readonly Violation[];
  readonly checking: boolean;
}

const shownAtFirst = 12;

/** Rules broken by the roster on screen, in the law's words, hard ones first. */
export function ViolationsPanel({ roster, violations, checking }: ViolationsPanelProps) {
  const { t } = useTranslation();
  const { local, language } = useFormat();
  const names = new Map(roster.agents.map((agent) => [agent.id, agent.name]));
  const ordered = [...violations].sort((a, b) => Number(b.hard) - Number(a.hard));
  const { shown, foldButton } = useFolded(ordered, shownAtFirst);
  const hard = violations.filter((violation) => violation.hard).length;
  return (
    <Panel
      title={t('violations.title')}
      note={
        <span aria-live="polite">
          {checking
            ? t('violations.checking')
            : violations.length === 0
              ? t('violations.none')
              : t('violations.count', { hard, soft: violations.length - hard })}
        </span>
      }
    >
      {shown.length > 0 && (
        <List spacing={6} size="sm">
          {shown.map((violation) => (
            <List.Item key={`${violation.rule}-${violation.agent}-${violation.day}-${violation.message.en}`}>
              <Text component="span" size="sm" fw={650} c={violation.hard ? 'var(--r-bad)' : 'var(--r-warn)'}>
                {violation.hard ? t('violations.hard') : t('violations.soft')}
              </Text>
              {' · '}
              {violation.agent !== null && (
                <strong>{`${names.get(violation.agent) ?? violation.agent}${violation.day === null ? '' : `, ${civil(addDays(roster.from, violation.day), 'EEE d MMM', language)}`} : `}</strong>
              )}
              {local(violation.message)}
              {violation.article !== '' && (
                <Text component="span" size="sm" c="dimmed">{` (${violation.article})`}</Text>
              )}
            </List.Item>
          ))}
        </List>
      )}
      {foldButton}
    </Panel>
  );
}
