// The first page of a fresh install: the owner and the first workspace. Once an owner exists it only says so.
import { createOwner } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { setupQuery, takeSession } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccountFrame } from './AccountFrame.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { NOBODY, WhoFields } from './WhoFields.tsx';

export function SetupScreen() {
  const { t } = useTranslation('account');
  const router = useRouter();
  const queryClient = useQueryClient();
  const setup = useQuery(setupQuery);
  const [who, setWho] = useState(NOBODY);
  const [workspaceName, setWorkspaceName] = useState('');
  const submit = useSubmit(
    () => call(createOwner, { body: { ...who, workspaceName } }),
    async (session) => {
      takeSession(queryClient, session);
      await queryClient.invalidateQueries(setupQuery);
      await router.navigate({ to: '/' });
    },
  );
  if (setup.data?.state === 'done' && submit.last === null) {
    return (
      <AccountFrame title={t('setup.signedUp')} intro={t('setup.signedUpAdvice')}>
        <LinkButton href="/sign-in" variant="primary" className="self-start">
          {t('signIn.action')}
        </LinkButton>
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t('setup.title')} intro={t('setup.intro')}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.send();
        }}
      >
        <WhoFields who={who} onChange={setWho} />
        <TextField
          label={t('workspaceName')}
          hint={t('workspaceHint')}
          value={workspaceName}
          onChange={setWorkspaceName}
          autoComplete="organization"
          maxLength={200}
          isRequired
        />
        <ProblemNote problem={submit.problem} />
        <Button variant="primary" type="submit" isPending={submit.isPending} className="self-start">
          {t('setup.action')}
        </Button>
      </Form>
    </AccountFrame>
  );
}
