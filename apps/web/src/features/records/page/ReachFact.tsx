// The e-mail addresses or phone numbers of a record: to press, and as a small list to change. The first is the main one.
import { CHANNEL_KINDS, type EmailAddress, type PhoneNumber } from '@portolan/contract';
import { displayPhone, readEmail, readPhone } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { PhoneField } from '../../../ui/PhoneField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { EmailLink, PhoneLink } from '../fields/FieldValue.tsx';
import type { FieldSaving } from '../fields/use-save-field.ts';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';

export interface ReachFactProps {
  readonly kind: 'emails' | 'phones';
  readonly record: PartyDetail;
  readonly field: FieldInfo;
  readonly label: string;
  readonly saving: FieldSaving;
  readonly isReadOnly: boolean;
}

type Kind = EmailAddress['kind'];

interface Row {
  readonly key: number;
  readonly text: string;
  readonly kind: Kind;
}

export function ReachFact(props: ReachFactProps) {
  const { kind, record, isReadOnly } = props;
  const { t } = useTranslation('records');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ReachEditor {...props} onClose={() => setOpen(false)} />;
  const list: readonly (EmailAddress | PhoneNumber)[] =
    kind === 'emails' ? ('emails' in record ? record.emails : []) : record.phones;
  return (
    <span className="group/reach flex min-w-0 items-start gap-1">
      <span className="flex min-w-0 grow flex-col">
        {list.map((one) => (
          <span
            key={'address' in one ? one.address : one.number}
            className="flex min-h-7 min-w-0 items-center gap-2"
          >
            {'address' in one ? <EmailLink email={one} /> : <PhoneLink phone={one} />}
            {one.kind !== 'work' && (
              <span className="shrink-0 text-xs text-muted">{t(`channelKind.${one.kind}`)}</span>
            )}
          </span>
        ))}
        {list.length === 0 &&
          (isReadOnly ? (
            <span className="text-muted">{'–'}</span>
          ) : (
            <Button
              variant="quiet"
              className="-ms-[13px] self-start text-base! font-normal! text-muted"
              onPress={() => setOpen(true)}
            >
              {t('add')}
            </Button>
          ))}
      </span>
      {!isReadOnly && list.length > 0 && (
        <Button
          variant="quiet"
          className="h-7! px-2! text-muted"
          aria-label={t('changeField', { field: isolate(props.label) })}
          onPress={() => setOpen(true)}
        >
          {t('change')}
        </Button>
      )}
    </span>
  );
}

let nextKey = 1;

function ReachEditor(props: ReachFactProps & { readonly onClose: () => void }) {
  const { kind, record, field, saving, label, onClose } = props;
  const { t } = useTranslation(['records', 'ui']);
  const home =
    record.address?.country === undefined || record.address.country === '' ? null : record.address.country;
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const list =
      kind === 'emails'
        ? ('emails' in record ? record.emails : []).map((one) => ({ text: one.address, kind: one.kind }))
        : record.phones.map((one) => ({ text: one.e164 ?? one.number, kind: one.kind }));
    const first = list.length === 0 ? [{ text: '', kind: 'work' as const }] : list;
    return first.map((one) => ({ ...one, key: nextKey++ }));
  });
  const [why, setWhy] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const put = (key: number, change: Partial<Row>): void =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const filled = rows.filter(({ text }) => text.trim() !== '');
  const wrong = (text: string): string | undefined =>
    kind === 'emails' && text.trim() !== '' && readEmail(text).kind !== 'read'
      ? t('ui:field.email')
      : undefined;
  const save = async (): Promise<void> => {
    if (filled.some(({ text }) => wrong(text) !== undefined)) return;
    setPending(true);
    const value =
      kind === 'emails'
        ? filled.map((row) => ({ address: row.text.trim(), kind: row.kind }))
        : filled.map((row) => ({ number: row.text.trim(), kind: row.kind }));
    const saved = await saving.save(record, field, value);
    setPending(false);
    if (saved.kind === 'saved') onClose();
    else setWhy(saved.kind === 'conflict' ? t('conflictAgain') : saving.why(saved));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is for all that is inside
    <form
      className="flex flex-col gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {rows.map((row, index) => (
        <div key={row.key} className="flex items-start gap-1.5">
          {kind === 'emails' ? (
            <TextField
              aria-label={label}
              label=""
              type="email"
              value={row.text}
              error={wrong(row.text)}
              onChange={(text) => put(row.key, { text })}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
              autoFocus={index === rows.length - 1}
              className="grow"
            />
          ) : (
            <PhoneField
              label=""
              value={row.text}
              onChange={(text) => put(row.key, { text })}
              read={(text) => {
                const read = readPhone(text, home);
                return read.kind === 'read' ? { stored: read.e164, shown: displayPhone(read, null) } : null;
              }}
              className="grow"
            />
          )}
          <Select
            look="chip"
            isLabelHidden
            label={t('channelKind.label')}
            options={CHANNEL_KINDS.map((id) => ({ id, label: t(`channelKind.${id}`) }))}
            value={row.kind}
            onChange={(next) => put(row.key, { kind: next })}
          />
          <IconButton
            icon="close"
            label={t('removeNamed', { name: isolate(row.text === '' ? label : row.text) })}
            onPress={() => setRows((all) => all.filter(({ key }) => key !== row.key))}
          />
        </div>
      ))}
      {why !== null && (
        <p role="alert" className="text-xs text-attention-ink">
          {why}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1.5">
        <Button
          variant="quiet"
          icon="add"
          onPress={() => setRows((all) => [...all, { key: nextKey++, text: '', kind: 'work' }])}
        >
          {t('addOne')}
        </Button>
        <span className="ms-auto flex gap-1.5">
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" isPending={isPending}>
            {t('save')}
          </Button>
        </span>
      </div>
    </form>
  );
}
