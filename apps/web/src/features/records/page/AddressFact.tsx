// A postal address: read as the post of its country writes it, changed part by part.
import { addressLines, type PostalAddress } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import { Button } from '../../../ui/Button.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCountries, useCountryName } from '../fields/country-names.ts';
import type { FieldSaving } from '../fields/use-save-field.ts';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';

interface AddressFactProps {
  readonly record: PartyDetail;
  readonly field: FieldInfo;
  readonly saving: FieldSaving;
  readonly isReadOnly: boolean;
}

const BLANK: PostalAddress = { lines: [], city: '', region: '', postalCode: '', country: '' };

export function AddressFact(props: AddressFactProps) {
  const { record, isReadOnly } = props;
  const { t } = useTranslation('records');
  const countryName = useCountryName();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <AddressEditor {...props} onClose={() => setOpen(false)} />;
  const { address } = record;
  const lines =
    address === null
      ? []
      : addressLines(address, address.country === '' ? {} : { countryName: countryName(address.country) });
  if (lines.length === 0) {
    return isReadOnly ? (
      <span className="text-muted">{'–'}</span>
    ) : (
      <Button
        variant="quiet"
        className="-ms-[13px] self-start text-base! font-normal! text-muted"
        onPress={() => setOpen(true)}
      >
        {t('add')}
      </Button>
    );
  }
  return (
    <span className="flex items-start gap-1">
      <address className="flex min-w-0 grow flex-col py-1 not-italic">
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of one address
          <bdi key={index} className="wrap-anywhere">
            {line}
          </bdi>
        ))}
      </address>
      {!isReadOnly && (
        <Button
          variant="quiet"
          className="h-7! px-2! text-muted"
          aria-label={t('changeField', { field: t('field.address') })}
          onPress={() => setOpen(true)}
        >
          {t('change')}
        </Button>
      )}
    </span>
  );
}

function AddressEditor(props: AddressFactProps & { readonly onClose: () => void }) {
  const { record, field, saving, onClose } = props;
  const { t } = useTranslation(['records', 'ui']);
  const countries = useCountries();
  const countryName = useCountryName();
  const [address, setAddress] = useState<PostalAddress>(record.address ?? BLANK);
  const [why, setWhy] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const put = (change: Partial<PostalAddress>): void => setAddress((last) => ({ ...last, ...change }));
  const save = async (): Promise<void> => {
    setPending(true);
    const lines = address.lines.map((line) => line.trim()).filter((line) => line !== '');
    const whole = { ...address, lines };
    const isBlank = [
      ...lines,
      address.district ?? '',
      address.city,
      address.region,
      address.postalCode,
      address.country,
    ].every((part) => part === '');
    const saved = await saving.save(record, field, isBlank ? null : whole);
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
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <RecordPicker
        label={t('field.country')}
        options={countries}
        isOptional
        value={address.country === '' ? null : { id: address.country, label: countryName(address.country) }}
        onChange={(option) => put({ country: option?.id ?? '' })}
      />
      <TextField
        label={t('address.lines')}
        rows={2}
        value={address.lines.join('\n')}
        onChange={(text) => put({ lines: text.split('\n').slice(0, 6) })}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={t('address.postalCode')}
          value={address.postalCode}
          onChange={(postalCode) => put({ postalCode })}
        />
        <TextField label={t('field.city')} value={address.city} onChange={(city) => put({ city })} />
        <TextField
          label={t('address.district')}
          value={address.district ?? ''}
          onChange={(district) => put({ district })}
        />
        <TextField label={t('field.region')} value={address.region} onChange={(region) => put({ region })} />
      </div>
      {why !== null && (
        <p role="alert" className="text-xs text-attention-ink">
          {why}
        </p>
      )}
      <div className="flex justify-end gap-1.5">
        <Button variant="quiet" onPress={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" isPending={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
