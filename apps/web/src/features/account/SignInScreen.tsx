// E-mail and password, then back to where one wanted to go.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../lib/api/auth.ts';
import { takeSession } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccountFrame } from './AccountFrame.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useSubmit } from '../../lib/api/use-submit.ts';

const route = getRouteApi('/sign-in');

export function SignInScreen() {
  const { t } = useTranslation('account');
  const router = useRouter();
  const queryClient = useQueryClient();
  const { back, link } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = useSubmit(
    () => signIn(email, password),
    (session) => {
      takeSession(queryClient, session);
      router.history.push(back ?? '/');
    },
  );
  return (
    <AccountFrame title={t('signIn.title')} {...(link === 'used' ? { intro: t('signIn.linkUsed') } : {})}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.send();
        }}
      >
        <TextField
          label={t('email')}
          type="email"
          value={email}
          onChange={setEmail}
          autoComplete="username"
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this form, nothing stands before it
          autoFocus
        />
        <PasswordField
          label={t('password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          isRequired
        />
        <ProblemNote problem={submit.problem} />
        <Button variant="primary" type="submit" isPending={submit.isPending} className="self-start">
          {t('signIn.action')}
        </Button>
      </Form>
    </AccountFrame>
  );
}
