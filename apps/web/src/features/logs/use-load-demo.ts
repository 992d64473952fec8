// Brings the demo company into the workspace and opens its map.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../lib/api/problem.ts';
import { demoQuery, takeLog } from '../../lib/logs/log-queries.ts';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

export function useLoadDemo(): { readonly isPending: boolean; readonly load: () => void } {
  const { t } = useTranslation('logs');
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = useProblemText();
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      const log = await client.fetchQuery({ ...demoQuery, staleTime: 0 });
      takeLog(client, log);
      await navigate({ to: '/reality/$logId', params: { logId: log.id } });
    } catch (error) {
      const { title, advice } = text(problemOf(error));
      showFailure(`${t('demoFailed')}. ${title}. ${advice}`);
    } finally {
      setPending(false);
    }
  };
  return { isPending, load: () => void run() };
}
