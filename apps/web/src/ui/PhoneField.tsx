// A phone number: read in any notation and digits, kept as E.164 where it can be understood, else as it was written.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldTexts } from './field-parts.tsx';
import { TextField } from './TextField.tsx';

export interface PhoneFieldProps extends FieldTexts {
  /** As it is stored. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /**
   * Reads what was written (the rules of countries are the caller's): `stored` for the record, `shown` for people. Null
   * where it is no number that the caller knows.
   */
  readonly read: (text: string) => { readonly stored: string; readonly shown: string } | null;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** Persian, Arabic and full-width digits as Latin ones. */
export function latinDigits(text: string): string {
  return text.replaceAll(/[\u06f0-\u06f9\u0660-\u0669\uff10-\uff19]/gu, (digit) =>
    String((digit.codePointAt(0)! - (digit >= '\uff10' ? 0xff10 : digit >= '\u06f0' ? 0x6f0 : 0x660)) % 10),
  );
}

export function PhoneField({ value, onChange, read, hint, ...rest }: PhoneFieldProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? read(value)?.shown ?? value;
  const isUnknown = typed === null && value !== '' && read(value) === null;
  return (
    <TextField
      {...rest}
      type="tel"
      autoComplete="tel"
      hint={isUnknown ? t('phone.unknown') : hint}
      value={shown}
      onChange={setTyped}
      onBlur={() => {
        if (typed === null) return;
        const text = latinDigits(typed).trim();
        onChange(read(text)?.stored ?? text);
        setTyped(null);
      }}
    />
  );
}
