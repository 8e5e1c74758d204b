import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../ui/guards.js';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { useSearch } from '../../../ui/use-search.js';

/** Asks why of the cell chosen in the grid, which the address names. */
export function WhyButton({ unsaved }: { readonly unsaved: number }) {
  const { t } = useTranslation();
  const session = useSession();
  const [, change] = useSearch();
  const reason =
    session.role === 'emergency-manager'
      ? t('tables.supervisor')
      : unsaved > 0
        ? t('roster.saveFirst')
        : null;
  return (
    <ReasonedButton
      variant="default"
      size="xs"
      reason={reason}
      onClick={() => change({ dialog: 'why' }, { push: true })}
      leftSection={<IconHelpCircle size={16} aria-hidden />}
    >
      {t('why.ask')}
    </ReasonedButton>
  );
}
