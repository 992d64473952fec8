// A new API key: what it is for, what it may do, how long; its secret is shown once, to be copied.
import { createApiKey } from '@portolan/contract';
import type { Role } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { keysQuery } from './key-queries.ts';
import { RoleSelect } from './RoleSelect.tsx';

const LIVES = ['30', '90', '365', 'forever'] as const;
type Life = (typeof LIVES)[number];

function CreateKeyForm(props: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const formats = useFormats();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Exclude<Role, 'owner'>>('member');
  const [life, setLife] = useState<Life>('90');
  const submit = useSubmit(
    () =>
      call(createApiKey, {
        body: { name, role, expiresInDays: life === 'forever' ? null : Number(life) },
      }),
    () => queryClient.invalidateQueries(keysQuery),
  );
  if (submit.last !== null) {
    return (
      <div className="flex flex-col gap-4">
        <CopyField label={t('keys.secret')} value={submit.last.secret} />
        <p className="text-sm text-muted">{t('keys.once')}</p>
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
      <TextField
        label={t('keys.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        isRequired
        autoComplete="off"
      />
      <RoleSelect
        label={t('members.role')}
        value={role}
        without={['owner']}
        onChange={(chosen) => {
          if (chosen !== 'owner') setRole(chosen);
        }}
      />
      <Select
        label={t('keys.expiry')}
        options={LIVES.map((id) => ({
          id,
          label:
            id === 'forever'
              ? t('keys.forever')
              : t('keys.days', { count: Number(id), n: formats.number(Number(id)) }),
        }))}
        value={life}
        onChange={setLife}
      />
      <ProblemNote problem={submit.problem} />
      <Button variant="primary" type="submit" isPending={submit.isPending} className="self-end">
        {t('keys.create')}
      </Button>
    </Form>
  );
}

export function CreateKeyDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Dialog title={t('keys.create')} isOpen={props.isOpen} onClose={props.onClose}>
      <CreateKeyForm onClose={props.onClose} />
    </Dialog>
  );
}
