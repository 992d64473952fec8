// Keeps what is on screen fresh: follows the changes of the current workspace and marks what they made old.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWorkspace } from '../session.ts';
import { live, useLive } from './live.ts';
import { staleKeys } from './refetch-table.ts';

export function LiveRefetch() {
  const queryClient = useQueryClient();
  const id = useWorkspace()?.id ?? null;
  useEffect(() => {
    live.follow(id);
  }, [id]);
  useLive((message) => {
    if (message.kind === 'reset') {
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'setup' });
      return;
    }
    for (const queryKey of staleKeys(message.changes)) void queryClient.invalidateQueries({ queryKey });
  });
  return null;
}
