// A number in the reader's numerals, with steps.
import {
  Button,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaProps,
} from 'react-aria-components';
import { BARE_INPUT, FIELD, FieldFoot, FieldLabel, INPUT_BOX, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';

export interface NumberFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style'>, FieldTexts {
  /** Where something beside it says it; read out all the same. */
  readonly isLabelHidden?: boolean;
  /** Without the step buttons; the arrow keys step all the same. */
  readonly isPlain?: boolean;
  /** What holds while nothing is said. */
  readonly placeholder?: string;
  readonly className?: string;
}

const STEP =
  'grid h-full w-7 shrink-0 place-items-center border-s border-line text-muted data-disabled:opacity-45 data-hovered:text-ink data-pressed:bg-sunken';

export function NumberField(props: NumberFieldProps) {
  const {
    label,
    hint,
    error,
    isLabelHidden = false,
    isPlain = false,
    className = '',
    placeholder,
    ...rest
  } = props;
  // An error is shown, and does not keep what is mended from being sent again.
  const invalid = error === undefined ? {} : { isInvalid: true, validationBehavior: 'aria' as const };
  return (
    <AriaNumberField
      {...invalid}
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      className={`${FIELD} ${className}`}
    >
      {!isLabelHidden && <FieldLabel>{label}</FieldLabel>}
      <Group className={`${INPUT_BOX} overflow-hidden`}>
        <Input className={`${BARE_INPUT} tabular-nums`} {...(placeholder !== undefined && { placeholder })} />
        {!isPlain && (
          <>
            <Button slot="decrement" className={STEP}>
              <Icon name="dash" />
            </Button>
            <Button slot="increment" className={STEP}>
              <Icon name="add" />
            </Button>
          </>
        )}
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaNumberField>
  );
}
