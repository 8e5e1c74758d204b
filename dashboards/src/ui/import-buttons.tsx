import { IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ReasonedButton } from './reasoned-button.js';

interface ImportButtonsProps {
  /** Why nothing may be sent; null when it may. */
  readonly reason: string | null;
  /** Which of the two is under way: the dry run, the import, or neither. */
  readonly busy: 'dry-run' | 'import' | null;
  readonly run: (dryRun: boolean) => void;
}

/** A file is tried without writing anything, or imported. */
export function ImportButtons({ reason, busy, run }: ImportButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ReasonedButton
        variant="default"
        reason={reason}
        loading={busy === 'dry-run'}
        onClick={() => run(true)}
      >
        {t('import.dryRun')}
      </ReasonedButton>
      <ReasonedButton
        reason={reason}
        loading={busy === 'import'}
        onClick={() => run(false)}
        leftSection={<IconUpload size={16} aria-hidden />}
      >
        {t('import.import')}
      </ReasonedButton>
    </>
  );
}
