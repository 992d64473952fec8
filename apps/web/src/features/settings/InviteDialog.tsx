// An invitation as a link to copy: who may use it, with which role; the link is shown once.
import { createInvitation } from '@portolan/contract';
import type { Role } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { invitationsQuery } from '../../lib/member-queries.ts';
import { RoleSelect } from './RoleSelect.tsx';

function InviteForm(props: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const queryClient = useQueryClient();
  const [role, setRole] = useState<Role>('member');
  const [email, setEmail] = useState('');
  const submit = useSubmit(
    () => call(createInvitation, { body: email === '' ? { role } : { role, email } }),
    () => queryClient.invalidateQueries(invitationsQuery),
  );
  if (submit.last !== null) {
    return (
      <div className="flex flex-col gap-4">
        <CopyField label={t('members.link')} value={new URL(submit.last.path, window.location.origin).href} />
        <p className="text-sm text-muted">{t('members.copyHint')}</p>
        <Button variant="primary" onPress={props.onClose} className="self-end">
          {t('ui:done')}
        </Button>
      </div>
    );
  }
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.send();
      }}
    >
      <RoleSelect label={t('members.role')} value={role} onChange={setRole} />
      <TextField
        label={t('members.email')}
        hint={t('members.emailHint')}
        type="email"
        value={email}
        onChange={setEmail}
        maxLength={254}
        autoComplete="off"
      />
      <ProblemNote problem={submit.problem} />
      <Button variant="primary" type="submit" isPending={submit.isPending} className="self-end">
        {t('members.inviteAction')}
      </Button>
    </Form>
  );
}

export function InviteDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Dialog title={t('members.invite')} isOpen={props.isOpen} onClose={props.onClose}>
      <InviteForm onClose={props.onClose} />
    </Dialog>
  );
}
