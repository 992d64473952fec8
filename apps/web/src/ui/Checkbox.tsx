// A yes or no that is sent with its form; `isIndeterminate` for "some of them".
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import { FieldFoot } from './field-parts.tsx';
import { Icon } from './Icon.tsx';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
}

export function Checkbox({ label, hint, error, ...rest }: CheckboxProps) {
  const invalid = error === undefined ? {} : { isInvalid: true };
  return (
    <CheckboxField {...invalid} {...rest} className="flex flex-col gap-1">
      <CheckboxButton className="group flex items-start gap-2 text-base data-disabled:opacity-45">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface text-on-accent outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent group-data-hovered:border-ink group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-invalid:border-attention group-data-selected:border-accent group-data-selected:bg-accent">
              {(isSelected || isIndeterminate) && (
                <Icon name={isIndeterminate ? 'dash' : 'check'} className="size-3" />
              )}
            </span>
            {label}
          </>
        )}
      </CheckboxButton>
      <FieldFoot hint={hint} error={error} />
    </CheckboxField>
  );
}
