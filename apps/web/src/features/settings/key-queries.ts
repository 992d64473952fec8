// API keys of the workspace, without their secrets.
import { listApiKeys } from '@portolan/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../lib/api/call.ts';

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => ask(listApiKeys, {}, signal),
});
