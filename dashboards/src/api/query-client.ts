import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.js';

/** Server state: refusals are not tried again, silence is, and a lost session is noticed at once. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'session') {
          void client.invalidateQueries({ queryKey: ['session'] });
        }
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => error instanceof ApiError && error.unreachable && failures < 2,
        networkMode: 'always',
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
