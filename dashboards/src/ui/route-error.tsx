import { useRouteError } from 'react-router';
import { ProblemNotice } from './query-state.js';

/** A page that could not be drawn or fetched: says so, and offers to load it again. */
export function RouteError() {
  return <ProblemNotice error={useRouteError()} onRetry={() => window.location.reload()} />;
}
