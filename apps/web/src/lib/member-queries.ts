// Members and open invitations of the workspace, as screens ask for them.
import { listInvitations, listMembers } from '@portolan/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask } from './api/call.ts';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => ask(listMembers, {}, signal),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => ask(listInvitations, {}, signal),
});
