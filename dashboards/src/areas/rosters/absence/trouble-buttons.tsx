import { IconArrowsShuffle, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ReasonedButton } from '../../../ui/reasoned-button.js';
import { useSearch } from '../../../ui/use-search.js';

/** Marks an absence, or re-plans; says why where neither can be done. */
export function TroubleButtons({ reason }: { readonly reason: string | null }) {
  const { t } = useTranslation();
  const [, change] = useSearch();
  return (
    <>
      <ReasonedButton
        variant="default"
        reason={reason}
        onClick={() => change({ dialog: 'absence' }, { push: true })}
        leftSection={<IconUserOff size={16} aria-hidden />}
      >
        {t('absence.mark')}
      </ReasonedButton>
      <ReasonedButton
        variant="default"
        reason={reason}
        onClick={() => change({ dialog: 'replan' }, { push: true })}
        leftSection={<IconArrowsShuffle size={16} aria-hidden />}
      >
        {t('replan.open')}
      </ReasonedButton>
    </>
  );
}
