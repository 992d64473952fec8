// A field with the control that fits its type, for what is chosen rather than typed on one line. It holds nothing: what
// is chosen goes to the caller, `onDone` says that the person is finished with it.
import { CHANNELS } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../../lib/member-queries.ts';
import { findCompanies } from '../../../lib/records/find-records.ts';
import { tagsQuery } from '../../../lib/records/record-queries.ts';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import { useCurrency } from '../../../lib/records/workspace-currency.ts';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { ManyPicker } from '../../../ui/ManyPicker.tsx';
import { MoneyField, type Money } from '../../../ui/MoneyField.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { PersonPicker } from '../../../ui/PersonPicker.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCountries } from './country-names.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

export interface ValuePickerProps {
  readonly field: FieldInfo;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Chosen from a list: nothing more to do here. */
  readonly onPick: (value: unknown) => void;
  /** The name behind an id that was there before. */
  readonly nameOf: (id: string) => string | undefined;
  readonly startsFocused?: boolean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;

export function ValuePicker(props: ValuePickerProps) {
  const { field, label, value, onChange, onPick } = props;
  const { t } = useTranslation('records');
  const currency = useCurrency();
  const countries = useCountries();
  const startsFocused = props.startsFocused ?? false;
  const chosen = (options: readonly { readonly id: string; readonly label: string }[]) => {
    const id = textOf(value);
    return id === '' ? null : (options.find((one) => one.id === id) ?? { id, label: props.nameOf(id) ?? id });
  };
  const oneOf = (options: readonly { readonly id: string; readonly label: string }[]) => (
    <RecordPicker
      label={label}
      isLabelHidden
      isOptional
      options={options}
      value={chosen(options)}
      onChange={(option) => onPick(option?.id ?? null)}
      startsFocused={startsFocused}
    />
  );
  if (field.property === 'address.country') return oneOf(countries);
  if (field.property === 'preferredChannel') {
    return oneOf(CHANNELS.map((id) => ({ id, label: t(`channel.${id}`) })));
  }
  const options = field.options
    .filter(({ id, archived }) => !archived || id === value || listOf(value).includes(id))
    .map(({ id, label: name }) => ({ id, label: name }));
  switch (field.type) {
    case 'money':
      return (
        <MoneyField
          label={label}
          isLabelHidden
          value={isMoney(value) ? value : null}
          onChange={onChange}
          currency={currency}
          startsFocused={startsFocused}
        />
      );
    case 'number':
      return (
        <NumberField
          label={label}
          isLabelHidden
          isPlain
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
          formatOptions={{ maximumFractionDigits: field.builtIn ? 0 : 6 }}
          {...(field.builtIn ? { minValue: 0 } : {})}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the field
          autoFocus={startsFocused}
        />
      );
    case 'date':
    case 'instant':
      return (
        <DatePicker
          label={label}
          isLabelHidden
          value={typeof value === 'string' ? value.slice(0, 10) : null}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <RecordPicker
          label={label}
          isLabelHidden
          isOptional
          options={[
            { id: 'yes', label: t('yes') },
            { id: 'no', label: t('no') },
          ]}
          value={
            value === true
              ? { id: 'yes', label: t('yes') }
              : value === false
                ? { id: 'no', label: t('no') }
                : null
          }
          onChange={(option) => onPick(option === null ? null : option.id === 'yes')}
          startsFocused={startsFocused}
        />
      );
    case 'choice':
      return oneOf(options);
    case 'choices':
      return (
        <ManyPicker
          label={label}
          isLabelHidden
          options={options}
          value={listOf(value).map((id) => options.find((one) => one.id === id) ?? { id, label: id })}
          onChange={(list) => onChange(list.map(({ id }) => id))}
        />
      );
    case 'person':
      return <MemberPicker {...props} />;
    case 'company':
      return (
        <RecordPicker
          label={label}
          isLabelHidden
          isOptional
          load={findCompanies}
          value={chosen([])}
          onChange={(option) => onPick(option?.id ?? null)}
          startsFocused={startsFocused}
        />
      );
    case 'texts':
      return <KnownTags {...props} />;
    case 'longText':
      return (
        <GrowingField
          label={label}
          isLabelHidden
          value={textOf(value)}
          onChange={onChange}
          startsFocused={startsFocused}
        />
      );
    case 'text':
    case 'link':
    case 'stage':
    case 'process':
      return <TextField label={label} value={textOf(value)} onChange={onChange} />;
  }
}

function MemberPicker(props: ValuePickerProps) {
  const members = useQuery(membersQuery);
  const personName = usePersonName();
  const options = (members.data?.items ?? [])
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map(({ id, name }) => ({ id, label: personName(name) }));
  const id = textOf(props.value);
  return (
    <PersonPicker
      label={props.label}
      isLabelHidden
      isOptional
      options={options}
      value={
        id === '' ? null : (options.find((one) => one.id === id) ?? { id, label: props.nameOf(id) ?? id })
      }
      onChange={(option) => props.onPick(option?.id ?? null)}
      startsFocused={props.startsFocused ?? false}
    />
  );
}

const tagOf = (tag: string) => ({ id: tag, label: tag });

function KnownTags(props: ValuePickerProps) {
  const known = useQuery(tagsQuery(props.field.about)).data ?? [];
  return (
    <ManyPicker
      label={props.label}
      isLabelHidden
      value={listOf(props.value).map(tagOf)}
      options={props.field.name === 'tags' ? known.map(tagOf) : []}
      createOption={(name) => tagOf(name.trim())}
      onChange={(tags) => props.onChange(tags.map(({ label }) => label))}
    />
  );
}
