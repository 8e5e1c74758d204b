import { Alert, Button, Divider, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFlask } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiError } from '../api/problem.js';
import { demoAccountsQuery, sessionQuery } from '../api/queries.js';
import { homeOf, signIn } from '../api/session.js';
import { LanguageSwitch } from './language-switch.js';
import { Logo } from './logo.js';
import { ProblemNotice } from './query-state.js';
import classes from './sign-in-page.module.css';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Only addresses of this application are followed after signing in. */
const safeNext = (next: string | null): string | null =>
  next?.startsWith('/') && !next.startsWith('//') ? next : null;

function DemoAccounts({ onChoose }: { readonly onChoose: (credentials: Credentials) => void }) {
  const { t } = useTranslation();
  const accounts = useQuery(demoAccountsQuery);
  if (!accounts.data?.length) return null;
  return (
    <>
      <Divider my="lg" label={t('signIn.demo')} />
      <Stack gap="xs">
        {accounts.data.map((account) => (
          <button
            key={account.email}
            type="button"
            className={classes.account}
            onClick={() => onChoose(account)}
          >
            <span>
              <Text component="span" fw={600} display="block">
                {account.name}
              </Text>
              <Text component="span" size="sm" c="dimmed">
                {t(`role.${account.role}`)}
              </Text>
            </span>
            <IconFlask size={16} aria-hidden />
          </button>
        ))}
      </Stack>
      <Text size="xs" c="dimmed" mt="xs">
        {t('signIn.demoNote')}
      </Text>
    </>
  );
}

/** Signing in, by account or, on a loopback demonstration, by one click. */
export function SignInPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm<Credentials>({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value) ? null : t('signIn.emailExpected')),
      password: (value) => (value === '' ? t('signIn.passwordExpected') : null),
    },
  });
  const enter = useMutation({
    mutationFn: async (credentials: Credentials) => {
      await signIn(credentials.email, credentials.password);
      return client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    },
    onSuccess: (session) => navigate(safeNext(params.get('next')) ?? homeOf(session), { replace: true }),
  });
  useEffect(() => {
    document.title = `${t('signIn.title')} · Relève`;
  }, [t]);
  const refused = enter.error instanceof ApiError && enter.error.status === 401;

  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <Group justify="space-between" mb="lg">
          <Group gap="sm">
            <Logo size={34} />
            <Title order={1}>Relève</Title>
          </Group>
          <LanguageSwitch />
        </Group>
        <Text c="dimmed" mb="lg">
          {t('signIn.lead')}
        </Text>
        {refused && (
          <Alert
            role="alert"
            color="red"
            variant="outline"
            mb="md"
            title={t('signIn.refused')}
            styles={{ title: { color: 'var(--r-bad)' } }}
          />
        )}
        {enter.error !== null && !refused && <ProblemNotice error={enter.error} />}
        <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={t('signIn.password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={enter.isPending} mt="xs">
              {t('signIn.submit')}
            </Button>
          </Stack>
        </form>
        <DemoAccounts onChoose={(credentials) => enter.mutate(credentials)} />
      </div>
    </main>
  );
}
