// Short facts in rows, name at the start and value at the end: a choice, a number, a day. A reader sees name and value.
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { useReadOnly } from './editing.ts';
import { useHelp, type HelpId } from './Help.tsx';

export function Fact(props: {
  readonly label: string;
  readonly help?: HelpId | undefined;
  readonly children: ReactNode;
}) {
  const { button, text } = useHelp(props.help, props.label);
  return (
    <>
      <div className="grid min-w-0 grid-cols-[minmax(6.5rem,2fr)_minmax(0,3fr)] items-center gap-x-2">
        <span className="flex items-center gap-0.5 text-sm text-muted">
          {props.label}
          {button}
        </span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-1.5">{props.children}</span>
      </div>
      {text}
    </>
  );
}

const NONE = '-none-';

export interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
  /** Offered as "nothing chosen"; without it something is always chosen. */
  readonly none?: string;
  readonly help?: HelpId;
}

export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { label, options, value, none } = props;
  const isReadOnly = useReadOnly();
  if (isReadOnly) {
    const chosen = options.find(({ id }) => id === value);
    return chosen === undefined ? null : (
      <Fact label={label}>
        <bdi className="wrap-anywhere">{chosen.label}</bdi>
      </Fact>
    );
  }
  return (
    <Fact label={label} help={props.help}>
      <PlainChoice {...props} {...(none === undefined ? {} : { none })} />
    </Fact>
  );
}

/** The choice alone, for a row that has more in it. */
export function PlainChoice<Id extends string>(props: Omit<ChoiceProps<Id>, 'help'>) {
  const { label, options, value, none, onChange } = props;
  const all: readonly Option[] = none === undefined ? options : [{ id: NONE, label: none }, ...options];
  return (
    <Select
      label={label}
      isLabelHidden
      look="quiet"
      options={all}
      value={value ?? (none === undefined ? null : NONE)}
      onChange={(id) => onChange(options.find((one) => one.id === id)?.id ?? null)}
      className="max-w-full min-w-0 [&>button]:max-w-[calc(100%+10px)]"
    />
  );
}

export interface AmountProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
}

/** A number alone; an empty field is no number. */
export function Amount(props: AmountProps) {
  const { label, value, onChange, min, max } = props;
  return (
    <NumberField
      label={label}
      isLabelHidden
      isPlain
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      formatOptions={{ maximumFractionDigits: props.isWhole === true ? 0 : 4 }}
      className="w-18 [&_[role=group]]:border-line"
    />
  );
}

export function AmountFact(props: AmountProps & { readonly unit: string; readonly help?: HelpId }) {
  const { label, value, unit, help } = props;
  const formats = useFormats();
  if (useReadOnly()) {
    return value === null ? null : <Fact label={label}>{`${formats.number(value, 4)} ${unit}`}</Fact>;
  }
  return (
    <Fact label={label} help={help}>
      <Amount {...props} />
      <span className="text-sm text-muted">{unit}</span>
    </Fact>
  );
}
