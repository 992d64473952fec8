// A line (or, with `rows`, lines) of text.
import type { Ref } from 'react';
import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import {
  FIELD,
  FieldFoot,
  FieldLabel,
  INPUT,
  INPUT_LOOK,
  NO_PLACEHOLDER,
  type FieldTexts,
} from './field-parts.tsx';

export interface TextFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style'>, FieldTexts {
  readonly placeholder?: string;
  readonly rows?: number;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hint,
  error,
  placeholder,
  rows,
  className = '',
  inputRef,
  ...rest
}: TextFieldProps) {
  // An error is shown, and does not keep what is mended from being sent again.
  const invalid = error === undefined ? {} : { isInvalid: true, validationBehavior: 'aria' as const };
  return (
    <AriaTextField {...invalid} {...rest} className={`${FIELD} ${className}`}>
      <FieldLabel>{label}</FieldLabel>
      {rows === undefined ? (
        <Input
          className={INPUT}
          placeholder={placeholder ?? NO_PLACEHOLDER}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          dir="auto"
        />
      ) : (
        <TextArea
          className={`${INPUT_LOOK} py-1.5`}
          rows={rows}
          placeholder={placeholder ?? NO_PLACEHOLDER}
          dir="auto"
        />
      )}
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}
