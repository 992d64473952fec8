// A password, which can be looked at while typing.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Group,
  Input,
  TextField,
  ToggleButton,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import { BARE_INPUT, FIELD, FieldFoot, FieldLabel, INPUT_BOX, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';

export interface PasswordFieldProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'type'>, FieldTexts {
  readonly autoComplete: 'current-password' | 'new-password';
}

export function PasswordField({ label, hint, error, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  // An error is shown, and does not keep what is mended from being sent again.
  const invalid = error === undefined ? {} : { isInvalid: true, validationBehavior: 'aria' as const };
  return (
    <TextField {...invalid} {...rest} type={shown ? 'text' : 'password'} className={FIELD}>
      <FieldLabel>{label}</FieldLabel>
      <Group className={INPUT_BOX}>
        <Input className={BARE_INPUT} dir="ltr" />
        <ToggleButton
          isSelected={shown}
          onChange={setShown}
          aria-label={t('password.show')}
          className="focus-ring me-1 grid size-6 place-items-center rounded-sm text-muted -outline-offset-2 data-hovered:text-ink"
        >
          <Icon name={shown ? 'eyeOff' : 'eye'} />
        </ToggleButton>
      </Group>
      <FieldFoot hint={hint} error={error} />
    </TextField>
  );
}
