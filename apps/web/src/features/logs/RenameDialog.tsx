// Gives a log another name; the name before can be brought back.
import { renameLog, type LogSummary } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import type { CallProblem } from '../../lib/api/problem.ts';
import { askToKeep } from '../../lib/keep-account.ts';
import { takeLog } from '../../lib/logs/log-queries.ts';
import { useSession } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

export function RenameDialog(props: { readonly log: LogSummary; readonly onClose: () => void }) {
  const { log, onClose } = props;
  const { t } = useTranslation('logs');
  const client = useQueryClient();
  const session = useSession();
  const text = useProblemText();
  const [name, setName] = useState(log.name);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isPending, setPending] = useState(false);

  const rename = async (to: string): Promise<CallProblem | null> => {
    const outcome = await call(renameLog, { params: { id: log.id }, body: { name: to } });
    if (!outcome.ok) return outcome.problem;
    takeLog(client, outcome.value);
    return null;
  };
  const save = async () => {
    setPending(true);
    const refused = await rename(name);
    setPending(false);
    setProblem(refused);
    if (refused !== null) return;
    showUndo(t('toast.renamed', { name: name.trim() }), async () => {
      await rename(log.name);
    });
    onClose();
    // Who gives a thing a name wants to find it again.
    askToKeep(session?.user.hasPassword ?? true);
  };
  return (
    <Dialog
      title={t('rename.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('rename.cancel')}
          </Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={name.trim() === ''}
            onPress={() => void save()}
          >
            {t('rename.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <TextField
          label={t('rename.label')}
          value={name}
          onChange={setName}
          maxLength={200}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus in any case
          autoFocus
          {...(problem === null ? {} : { error: text(problem).title })}
        />
      </form>
    </Dialog>
  );
}
