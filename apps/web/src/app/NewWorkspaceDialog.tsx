// A further workspace, owned by whoever makes it.
import { createWorkspace } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../lib/api/call.ts';
import type { CallProblem } from '../lib/api/problem.ts';
import { chooseWorkspace } from '../lib/api/workspace-choice.ts';
import { sessionQuery } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toasts.ts';
import { useProblemText } from '../ui/use-problem-text.ts';

export interface NewWorkspaceDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function NewWorkspaceDialog(props: NewWorkspaceDialogProps) {
  const { t } = useTranslation(['shell', 'ui']);
  const queryClient = useQueryClient();
  const router = useRouter();
  const text = useProblemText();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isPending, setPending] = useState(false);

  const create = async () => {
    setPending(true);
    const outcome = await call(createWorkspace, { body: { name } });
    setPending(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    await queryClient.invalidateQueries(sessionQuery);
    chooseWorkspace(outcome.value.id);
    queryClient.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'setup',
    });
    showToast(t('workspace.created', { name: outcome.value.name }));
    setName('');
    props.onClose();
    router.history.push('/');
  };

  return (
    <Dialog
      title={t('workspace.create')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      actions={
        <>
          <Button variant="quiet" onPress={props.onClose}>
            {t('ui:cancel')}
          </Button>
          <Button variant="primary" type="submit" form="new-workspace" isPending={isPending}>
            {t('workspace.create')}
          </Button>
        </>
      }
    >
      <Form
        id="new-workspace"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField
          label={t('workspace.name')}
          value={name}
          onChange={setName}
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus in any case
          autoFocus
          error={problem === null ? undefined : text(problem).title}
        />
      </Form>
    </Dialog>
  );
}
