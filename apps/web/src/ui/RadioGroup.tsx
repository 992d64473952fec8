// One of a few values, all in sight, each with room for a hint.
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';
import type { Option } from './option-list.tsx';

export interface RadioGroupProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { options, value, onChange, label, hint, error } = props;
  return (
    <AriaRadioGroup
      value={value}
      onChange={(id) => {
        const option = options.find((candidate) => candidate.id === id);
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      className="flex flex-col gap-1.5"
    >
      <FieldLabel>{label}</FieldLabel>
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled ?? false}
          className="group flex items-start gap-2 text-base data-disabled:opacity-45"
        >
          <span className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent group-data-hovered:border-ink group-data-selected:border-5 group-data-selected:border-accent" />
          <span className="flex flex-col">
            {option.label}
            {option.hint !== undefined && <span className="text-xs text-muted">{option.hint}</span>}
          </span>
        </Radio>
      ))}
      <FieldFoot hint={hint} error={error} />
    </AriaRadioGroup>
  );
}
