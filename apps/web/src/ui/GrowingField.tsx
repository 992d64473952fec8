// Text that grows with what is in it. `quiet` reads as a document until one points at it or writes in it; a one-line
// field wraps, too, but Enter does not break it.
import type { KeyboardEvent, Ref } from 'react';
import { TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FIELD, FieldFoot, FieldLabel, NO_PLACEHOLDER, type FieldTexts } from './field-parts.tsx';

export interface GrowingFieldProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  /** Before the field does anything with the key. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Enter makes no new line. */
  readonly isOneLine?: boolean;
  readonly isLabelHidden?: boolean;
  readonly look?: 'field' | 'quiet';
  readonly size?: 'small' | 'base' | 'title';
  readonly placeholder?: string | undefined;
  readonly startsFocused?: boolean;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

const SIZES = {
  small: 'text-sm',
  base: 'text-base',
  title: 'text-lg font-semibold',
} as const;

const LOOKS = {
  field: 'border-control bg-surface px-2.5 py-1.5 data-hovered:border-ink',
  quiet:
    '-mx-[9px] w-[calc(100%+18px)] border-transparent bg-transparent px-2 py-1 data-focused:border-control data-focused:bg-surface data-hovered:not-data-focused:border-line',
} as const;

export function GrowingField(props: GrowingFieldProps) {
  const { label, hint, error, look = 'field', size = 'base', className = '', isOneLine = false } = props;
  const shape = `col-start-1 row-start-1 rounded-md border wrap-anywhere ${SIZES[size]} ${LOOKS[look]}`;
  return (
    <AriaTextField
      value={props.value}
      onChange={(text) => props.onChange(isOneLine ? text.replaceAll(/\s*\n\s*/gu, ' ') : text)}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
      {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
      className={`${FIELD} ${className}`}
    >
      {props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <div className="grid min-w-0">
        <TextArea
          rows={1}
          dir="auto"
          placeholder={props.placeholder ?? NO_PLACEHOLDER}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the field
          autoFocus={props.startsFocused ?? false}
          {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
          onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) => {
            props.onKeyDown?.(event);
            if (isOneLine && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
          className={`${shape} focus-ring min-w-0 resize-none overflow-hidden text-ink outline-offset-0 placeholder:text-muted placeholder-shown:[direction:inherit] data-invalid:border-attention`}
        />
        {/* As tall as the text: it stretches the cell that both share, without measuring anything. */}
        <div
          aria-hidden="true"
          dir="auto"
          className={`${shape} pointer-events-none invisible whitespace-pre-wrap`}
        >
          {props.value === '' ? (props.placeholder ?? ' ') : `${props.value}\u200b`}
        </div>
      </div>
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}
