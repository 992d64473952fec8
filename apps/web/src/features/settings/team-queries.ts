// Departments and teams of the workspace.
import { listTeams } from '@portolan/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../lib/api/call.ts';

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => ask(listTeams, {}, signal),
});
