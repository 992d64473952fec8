// One field of a deal with the editor that fits its type. It holds what is being written and hands it over whole; saving
// is the caller's.
import type { DealFieldInfo } from '../../../lib/deals/deal-fields.ts';
import { findCompanies } from '../../../lib/records/find-records.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { ManyPicker } from '../../../ui/ManyPicker.tsx';
import { MoneyField, type Money } from '../../../ui/MoneyField.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { PersonPicker } from '../../../ui/PersonPicker.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TagsField } from '../../../ui/TagsField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePersonName } from '../../../ui/use-person-name.ts';

export interface FieldEditorProps {
  readonly field: DealFieldInfo;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Where there is no amount yet. */
  readonly currency: string;
  /** The name behind an id that was chosen before. */
  readonly nameOf?: (id: string) => string | undefined;
  readonly startsFocused?: boolean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;

export function FieldEditor(props: FieldEditorProps) {
  const { field, label, value, onChange } = props;
  const { t } = useTranslation('deals');
  const startsFocused = props.startsFocused ?? false;
  const options = field.options
    .filter(({ id, archived }) => !archived || id === value || listOf(value).includes(id))
    .map(({ id, label: name }) => ({ id, label: name }));
  switch (field.type) {
    case 'money':
      return (
        <MoneyField
          label={label}
          value={isMoney(value) ? value : null}
          onChange={onChange}
          currency={props.currency}
          startsFocused={startsFocused}
        />
      );
    case 'number':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
          isPlain
        />
      );
    case 'date':
    case 'instant':
      return (
        <DatePicker label={label} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'yesNo':
      return (
        <Select
          label={label}
          options={[
            { id: 'yes', label: t('yes') },
            { id: 'no', label: t('no') },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(id) => onChange(id === 'yes')}
        />
      );
    case 'choice':
      return <Select label={label} options={options} value={textOf(value)} onChange={onChange} />;
    case 'choices':
      return (
        <ManyPicker
          label={label}
          options={options}
          value={listOf(value).map((id) => options.find((one) => one.id === id) ?? { id, label: id })}
          onChange={(chosen) => onChange(chosen.map(({ id }) => id))}
        />
      );
    case 'person':
      return <MemberPicker {...props} />;
    case 'company': {
      const id = textOf(value);
      return (
        <RecordPicker
          label={label}
          load={findCompanies}
          isOptional
          value={id === '' ? null : { id, label: props.nameOf?.(id) ?? id }}
          onChange={(option) => onChange(option?.id ?? null)}
          startsFocused={startsFocused}
        />
      );
    }
    case 'texts':
      return <TagsField label={label} tags={listOf(value)} onChange={(tags) => onChange([...tags])} />;
    case 'longText':
      return (
        <GrowingField label={label} value={textOf(value)} onChange={onChange} startsFocused={startsFocused} />
      );
    case 'text':
    case 'link':
    case 'stage':
    case 'process':
      return (
        <TextField
          label={label}
          value={textOf(value)}
          onChange={onChange}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the field
          autoFocus={startsFocused}
        />
      );
  }
}

function MemberPicker(props: FieldEditorProps) {
  const members = useQuery(membersQuery);
  const personName = usePersonName();
  const options = (members.data?.items ?? [])
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map((member) => ({ id: member.id, label: personName(member.name) }));
  const id = textOf(props.value);
  return (
    <PersonPicker
      label={props.label}
      options={options}
      isOptional
      value={
        id === '' ? null : (options.find((one) => one.id === id) ?? { id, label: props.nameOf?.(id) ?? id })
      }
      onChange={(option) => props.onChange(option?.id ?? null)}
      startsFocused={props.startsFocused ?? false}
    />
  );
}
