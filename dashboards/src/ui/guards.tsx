import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation, useOutletContext } from 'react-router';
import { ApiError } from '../api/problem.js';
import { sessionQuery } from '../api/queries.js';
import { type Area, homeOf, mayOpen } from '../api/session.js';
import type { Session } from '../api/types.js';
import { LiveProvider } from '../live/live-provider.js';
import { Forbidden } from './forbidden.js';
import { PageSkeleton, ProblemNotice } from './query-state.js';
import { Shell } from './shell.js';

/** Only a signed-in person passes; others are sent to sign in and come back to the same address. */
export function RequireSession() {
  const session = useQuery(sessionQuery);
  const location = useLocation();
  if (session.data !== undefined && !(session.error instanceof ApiError && session.error.status === 401)) {
    return (
      <LiveProvider>
        <Shell session={session.data}>
          <Outlet context={session.data} />
        </Shell>
      </LiveProvider>
    );
  }
  if (session.error instanceof ApiError && session.error.status === 401) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={`/sign-in?${new URLSearchParams(next === '/' ? {} : { next })}`} replace />;
  }
  if (session.error) {
    return (
      <main>
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return (
    <main aria-busy="true">
      <PageSkeleton />
    </main>
  );
}

/** Who is signed in, on any page inside the shell. */
export const useSession = (): Session => useOutletContext<Session>();

/** Only the roles of an area pass. */
export function RequireArea({ area }: { readonly area: Area }) {
  const session = useSession();
  return mayOpen(session.role, area) ? <Outlet context={session} /> : <Forbidden />;
}

export function Home() {
  return <Navigate to={homeOf(useSession())} replace />;
}
