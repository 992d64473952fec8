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
  readonly className?: string;
}

const STEP =
  'grid h-full w-7 shrink-0 place-items-center border-s border-line text-muted data-disabled:opacity-45 data-hovered:text-ink data-pressed:bg-sunken';

export function NumberField({ label, hint, error, className = '', ...rest }: NumberFieldProps) {
  const invalid = error === undefined ? {} : { isInvalid: true };
  return (
    <AriaNumberField {...invalid} {...rest} className={`${FIELD} ${className}`}>
      <FieldLabel>{label}</FieldLabel>
      <Group className={`${INPUT_BOX} overflow-hidden`}>
        <Input className={`${BARE_INPUT} tabular-nums`} />
        <Button slot="decrement" className={STEP}>
          <Icon name="dash" />
        </Button>
        <Button slot="increment" className={STEP}>
          <Icon name="add" />
        </Button>
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaNumberField>
  );
}
