// The settings of the current workspace.
import { getWorkspace } from '@portolan/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../lib/api/call.ts';

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => ask(getWorkspace, {}, signal),
});
