// Opens an invitation link (`/join#<token>`): somebody new says who they are, somebody signed in only agrees.
import { acceptInvitation } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { chooseWorkspace } from '../../lib/api/workspace-choice.ts';
import { sessionQuery, takeSession } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Link } from '../../ui/Link.tsx';
import { AccountFrame } from './AccountFrame.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { NOBODY, WhoFields } from './WhoFields.tsx';

export function JoinScreen() {
  const { t } = useTranslation('account');
  const router = useRouter();
  const queryClient = useQueryClient();
  const session = useQuery(sessionQuery).data ?? null;
  const [token] = useState(() => window.location.hash.slice(1));
  const [who, setWho] = useState(NOBODY);
  const submit = useSubmit(
    () => call(acceptInvitation, { body: session === null ? { token, ...who } : { token } }),
    async (joined) => {
      const before = new Set(session?.workspaces.map(({ id }) => id));
      const entered = joined.workspaces.find(({ id }) => !before.has(id));
      takeSession(queryClient, joined);
      if (entered !== undefined) chooseWorkspace(entered.id);
      await router.navigate({ to: '/' });
    },
  );
  if (token.length < 20)
    return (
      <AccountFrame title={t('join.title')} intro={t('join.missing')}>
        {null}
      </AccountFrame>
    );
  return (
    <AccountFrame
      title={t('join.title')}
      intro={session === null ? t('join.intro') : t('join.asWho', { name: session.user.name })}
    >
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.send();
        }}
      >
        {session === null && <WhoFields who={who} onChange={setWho} />}
        <ProblemNote problem={submit.problem} />
        <Button variant="primary" type="submit" isPending={submit.isPending} className="self-start">
          {t('join.action')}
        </Button>
        {session === null && (
          <p className="text-sm">
            <Link href={`/sign-in?back=${encodeURIComponent(`/join#${token}`)}`}>
              {t('join.signInInstead')}
            </Link>
          </p>
        )}
      </Form>
    </AccountFrame>
  );
}
