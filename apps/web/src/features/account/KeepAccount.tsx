// For the owner who came by the one-time link: a calm banner, and the dialog that turns the visit into an account.
// Screens open the same dialog (`askToKeep`) when somebody wants to keep something.
import { keepAccount } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { keepAsked } from '../../lib/keep-account.ts';
import { takeSession, useSession, useWorkspace } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { NOBODY, WhoFields } from './WhoFields.tsx';

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

export function KeepAccount() {
  const { t } = useTranslation('account');
  const session = useSession();
  const workspace = useWorkspace();
  const asked = useStore(keepAsked);
  const [away, setAway] = useState(false);
  if (session === null || session.user.hasPassword) return null;
  return (
    <>
      {!away && (
        <Banner
          onClose={() => setAway(true)}
          action={<Button onPress={() => keepAsked.set(true)}>{t('keep.open')}</Button>}
        >
          {t('keep.banner')}
        </Banner>
      )}
      <Dialog title={t('keep.title')} isOpen={asked} onClose={() => keepAsked.set(false)}>
        <KeepForm workspaceName={workspace?.name ?? ''} />
      </Dialog>
    </>
  );
}
