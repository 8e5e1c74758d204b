import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The first of many items, and the button that shows the others or folds them again; none for few. */
export function useFolded<T>(
  items: readonly T[],
  shownAtFirst: number,
): { readonly shown: readonly T[]; readonly foldButton: ReactNode } {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const more = items.length - shownAtFirst;
  const foldButton = more > 0 && (
    <Button variant="subtle" size="compact-sm" mt="xs" className="r-no-print" onClick={() => setAll(!all)}>
      {all ? t('list.less') : t('list.more', { more })}
    </Button>
  );
  return { shown: all ? items : items.slice(0, shownAtFirst), foldButton };
}
