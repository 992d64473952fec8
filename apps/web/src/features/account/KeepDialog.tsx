// The dialog that turns a visit by the one-time link into an account with name, e-mail and password.
import { keepAccount } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { keepAsked } from '../../lib/keep-account.ts';
import { takeSession } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { NOBODY, WhoFields } from './WhoFields.tsx';

export interface KeepDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly workspaceName: string;
}

function KeepForm(props: { readonly workspaceName: string }) {
  const { t } = useTranslation('account');
  const queryClient = useQueryClient();
  const [who, setWho] = useState(NOBODY);
  const [workspaceName, setWorkspaceName] = useState(props.workspaceName);
  const submit = useSubmit(
    () => call(keepAccount, { body: { ...who, workspaceName } }),
    (session) => {
      takeSession(queryClient, session);
      keepAsked.set(false);
      showToast(t('keep.done', { email: session.user.email }));
    },
  );
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.send();
      }}
    >
      <p className="text-muted">{t('keep.why')}</p>
      <WhoFields who={who} onChange={setWho} />
      <TextField
        label={t('workspaceName')}
        hint={t('workspaceHint')}
        value={workspaceName}
        onChange={setWorkspaceName}
        maxLength={200}
        isRequired
      />
      <ProblemNote problem={submit.problem} />
      <Button variant="primary" type="submit" isPending={submit.isPending} className="self-end">
        {t('keep.action')}
      </Button>
    </Form>
  );
}

export function KeepDialog(props: KeepDialogProps) {
  const { t } = useTranslation('account');
  return (
    <Dialog title={t('keep.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <KeepForm workspaceName={props.workspaceName} />
    </Dialog>
  );
}
