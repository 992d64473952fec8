// What can be done with a process from a list: another name or purpose, into the archive and back; each can be undone.
import { updateProcess, type Process } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { refreshProcess } from '../../../lib/maps/process-queries.ts';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';

export interface NameAndPurpose {
  readonly name: string;
  readonly purpose: string;
}

export interface ProcessActions {
  readonly archive: (process: Process, archived: boolean) => Promise<void>;
  /** Null when it was done. */
  readonly rename: (process: Process, to: NameAndPurpose) => Promise<CallProblem | null>;
}

export function useProcessActions(): ProcessActions {
  const { t } = useTranslation('maps');
  const client = useQueryClient();
  const text = useProblemText();
  const change = async (
    id: string,
    body: Partial<NameAndPurpose> & { readonly archived?: boolean },
  ): Promise<CallProblem | null> => {
    const outcome = await call(updateProcess, { params: { id }, body });
    refreshProcess(client, id);
    return outcome.ok ? null : outcome.problem;
  };
  const tell = (problem: CallProblem | null): boolean => {
    if (problem !== null) showFailure(`${text(problem).title}. ${text(problem).advice}`);
    return problem === null;
  };
  return {
    async archive(process, archived) {
      if (!tell(await change(process.id, { archived }))) return;
      const done = t(archived ? 'list.archived' : 'list.broughtBack', { name: process.name });
      showUndo(done, async () => {
        tell(await change(process.id, { archived: !archived }));
      });
    },
    async rename(process, to) {
      const problem = await change(process.id, to);
      if (problem !== null) return problem;
      showUndo(t('list.renamed', { name: to.name }), async () => {
        tell(await change(process.id, { name: process.name, purpose: process.purpose }));
      });
      return null;
    },
  };
}
