import { ActionIcon, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMenu2, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { areasOf, signOut } from '../api/session.js';
import type { Session } from '../api/types.js';
import { ConnectionState } from './connection-state.js';
import { LanguageSwitch } from './language-switch.js';
import { Logo } from './logo.js';
import classes from './shell.module.css';

/** Moves focus to the page's content when the page changes, as a full load would. */
function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const page = pathname.split('/')[1] ?? '';
  useEffect(() => {
    if (!first.current && page !== undefined) main.current?.focus();
    first.current = false;
  }, [page]);
  return main;
}

function ColorSchemeButton() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      c="dimmed"
      aria-label={dark ? t('shell.light') : t('shell.dark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}

function UserMenu({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    navigate('/sign-in');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          size="lg"
          aria-label={t('shell.account', { name: session.name })}
        >
          <IconUser size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" c="var(--mantine-color-text)" fw={600}>
            {session.name}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`role.${session.role}`)}
            {session.demo ? ` · ${t('shell.demo')}` : ''}
          </Text>
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What every page stands in: skip link, brand, areas of the role, connection, language, account. */
export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const main = useFocusOnNavigation();
  return (
    <>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <header className={classes.header}>
        <ActionIcon
          className={classes.burger}
          variant="subtle"
          color="gray"
          c="dimmed"
          size="lg"
          aria-label={t('shell.menu')}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        >
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
        <NavLink to="/" className={classes.brand}>
          <Logo />
          Relève
        </NavLink>
        <nav
          id="navigation"
          className={classes.nav}
          aria-label={t('shell.navigation')}
          data-open={open || undefined}
        >
          <ul>
            {areasOf(session.role).map((area) => (
              <li key={area}>
                <NavLink className={classes.link} to={`/${area}`} onClick={() => setOpen(false)}>
                  {t(`area.${area}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className={classes.tools}>
          <ConnectionState />
          <LanguageSwitch />
          <ColorSchemeButton />
          <UserMenu session={session} />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}
