import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from './page.js';
import { ProblemNotice, QueryState } from './query-state.js';

interface PageQueryProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** The states of a query that a whole page hangs on: refused, it is a page of its own, with a heading. */
export function PageQuery<T>({ query, children }: PageQueryProps<T>) {
  const { t } = useTranslation();
  if (query.data === undefined && query.error) {
    return (
      <Page title={t('problem.unexpected')}>
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  return <QueryState query={query}>{children}</QueryState>;
}
