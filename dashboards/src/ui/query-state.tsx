import { Alert, Button, Code, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, type Problem } from '../api/problem.js';

function Details({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('problem.place'), problem.place],
    [t('problem.value'), problem.value],
    [t('problem.expected'), problem.expected],
    [t('problem.hint'), problem.hint],
    [t('problem.correlation'), problem.correlationId],
  ];
  return (
    <Stack gap={4}>
      {problem.detail !== '' && <Text size="sm">{problem.detail}</Text>}
      {rows.map(([label, value]) =>
        value === undefined ? null : (
          <Text size="sm" key={label}>
            {label} <Code>{value}</Code>
          </Text>
        ),
      )}
    </Stack>
  );
}

const networkProblem: Problem = { type: 'about:blank', title: 'unreachable', status: 0, detail: '' };

/** What went wrong, where, with which value, and what to do; never only "an error occurred". */
export function ProblemNotice(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const known = props.error instanceof ApiError ? props.error.problem : null;
  const problem = known ?? { ...networkProblem, status: -1, detail: String(props.error) };
  const offline = problem.status === 0;
  const forbidden = problem.status === 403;
  const title = offline
    ? t('problem.offline')
    : forbidden
      ? t('problem.forbidden')
      : problem.status === 404
        ? t('problem.notFound')
        : problem.status === -1
          ? t('problem.unexpected')
          : problem.title;
  return (
    <Alert
      role="alert"
      variant="outline"
      color={offline ? 'gray' : 'red'}
      icon={
        offline ? (
          <IconCloudOff aria-hidden />
        ) : forbidden ? (
          <IconLock aria-hidden />
        ) : (
          <IconAlertTriangle aria-hidden />
        )
      }
      title={title}
      styles={{ title: { color: 'var(--mantine-color-text)' }, root: { background: 'var(--r-surface)' } }}
    >
      {offline ? <Text size="sm">{t('problem.offlineHint')}</Text> : <Details problem={problem} />}
      {props.onRetry && (
        <Group mt="sm">
          <Button variant="default" size="xs" onClick={props.onRetry}>
            {t('problem.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Stack p="md" gap="md" aria-busy="true">
      <span className="r-visually-hidden" role="status">
        {t('state.loading')}
      </span>
      <Skeleton height={28} width={240} />
      <Skeleton height={96} />
      <Skeleton height={320} />
    </Stack>
  );
}

interface QueryStateProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  readonly skeleton?: ReactNode;
}

/** A query's four states: loading, refused, out of reach with what was known before, and here. */
export function QueryState<T>({ query, children, skeleton }: QueryStateProps<T>) {
  const { t } = useTranslation();
  if (query.data === undefined) {
    if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
    return skeleton ?? <PageSkeleton />;
  }
  const outOfReach = query.error !== null;
  return (
    <>
      {outOfReach && (
        <Alert
          color="gray"
          variant="outline"
          role="status"
          p="xs"
          mb="sm"
          icon={<IconCloudOff aria-hidden />}
          title={t('state.kept')}
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        />
      )}
      {children(query.data)}
    </>
  );
}

/** Nothing to show yet, and what would fill it. */
export function Empty(props: {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
}) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <Text fw={600}>{props.title}</Text>
      {props.hint !== undefined && (
        <Text c="dimmed" size="sm" maw={520}>
          {props.hint}
        </Text>
      )}
      {props.action}
    </Stack>
  );
}
