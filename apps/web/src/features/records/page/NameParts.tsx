// A person's name part by part, for where taking it apart by its script is not right.
import { updateContact, type ContactDetail } from '@portolan/contract';
import { displayName, nameOrder, type NameOrder, type PersonName } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useSubmit } from '../../../lib/api/use-submit.ts';
import { keepRecord } from '../../../lib/records/save-field.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export function NameParts({ record }: { readonly record: ContactDetail }) {
  const { t } = useTranslation('records');
  return (
    <Popover label={t('name.parts')} trigger={<IconButton icon="details" label={t('name.parts')} />}>
      {(close) => <Parts record={record} onClose={close} />}
    </Popover>
  );
}

function Parts({ record, onClose }: { readonly record: ContactDetail; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('records');
  const client = useQueryClient();
  const [name, setName] = useState<PersonName>(record.nameParts);
  const put = (change: Partial<PersonName>): void => setName((last) => ({ ...last, ...change }));
  const filled = Object.fromEntries(
    Object.entries(name).filter(([part, value]) => value !== '' || part === 'given' || part === 'family'),
  ) as unknown as PersonName;
  const submit = useSubmit(
    () =>
      call(updateContact, {
        params: { id: record.id },
        body: { changes: { name: filled }, was: { name: record.nameParts } },
      }),
    (saved) => {
      keepRecord(client, 'contact', saved);
      onClose();
    },
  );
  const order = name.order ?? nameOrder(name, i18n.language);
  const familyFirst = order === 'familyFirst';
  const family = (
    <TextField
      key="family"
      label={t('name.family')}
      value={name.family}
      onChange={(text) => put({ family: text })}
    />
  );
  const given = (
    <TextField
      key="given"
      label={t('name.given')}
      value={name.given}
      onChange={(text) => put({ given: text })}
    />
  );
  return (
    <form
      className="flex w-72 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.send();
      }}
    >
      <TextField label={t('name.prefix')} value={name.prefix ?? ''} onChange={(prefix) => put({ prefix })} />
      {familyFirst ? [family, given] : [given, family]}
      <TextField
        label={t('name.additional')}
        value={name.additional ?? ''}
        onChange={(additional) => put({ additional })}
      />
      <TextField label={t('name.suffix')} value={name.suffix ?? ''} onChange={(suffix) => put({ suffix })} />
      <Select<NameOrder>
        label={t('name.order')}
        options={[
          { id: 'givenFirst', label: t('name.givenFirst') },
          { id: 'familyFirst', label: t('name.familyFirst') },
        ]}
        value={order}
        onChange={(next) => put({ order: next })}
      />
      <p className="text-sm text-muted">
        {t('name.written')} <bdi className="text-ink">{displayName(filled, { locale: i18n.language })}</bdi>
      </p>
      <ProblemNote problem={submit.problem} />
      <Button
        type="submit"
        variant="primary"
        isPending={submit.isPending}
        isDisabled={name.given.trim() === '' && name.family.trim() === ''}
      >
        {t('save')}
      </Button>
    </form>
  );
}
