import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import type { RosterWords } from '../replan/move-words.js';
import type { Replacements } from '../replan/replan-queries.js';

interface ExcludedListProps {
  readonly excluded: Replacements['excluded'];
  readonly words: RosterWords;
}

/** Everybody who cannot simply take the shift, with the rule that excludes them and its article. */
export function ExcludedList({ excluded, words }: ExcludedListProps) {
  const { t } = useTranslation();
  const { local } = useFormat();
  return (
    <details>
      <Text component="summary" size="sm" fw={600}>
        {t('absence.excluded', { count: excluded.length })}
      </Text>
      <List size="sm" spacing={4} mt="xs">
        {excluded.map(({ agent, reasons }) => (
          <List.Item key={agent}>
            <strong>{words.agent(agent)}</strong>
            {' – '}
            {reasons
              .map(({ message, article }) => `${local(message)}${article === '' ? '' : ` (${article})`}`)
              .join(' ')}
          </List.Item>
        ))}
      </List>
    </details>
  );
}
