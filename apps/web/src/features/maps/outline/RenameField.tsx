// A row's name while it is written: Enter keeps it, Escape does not, leaving keeps it where it can be kept.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { asValue, faultOf, type TextRules } from '../../../lib/typing.ts';

export function RenameField(props: {
  readonly label: string;
  readonly name: string;
  readonly rules: TextRules;
  /** Null: it stays as it was. `byKey`: the focus goes back to the row. */
  readonly onDone: (name: string | null, byKey: boolean) => void;
}) {
  const { name, rules, onDone } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const [text, setText] = useState(name);
  const finished = useRef(false);
  const fault = faultOf(text, rules);
  const finish = (keep: boolean, byKey: boolean): void => {
    if (finished.current) return;
    finished.current = true;
    const value = asValue(text, rules);
    onDone(keep && fault === null && value !== name ? value : null, byKey);
  };
  const error =
    fault === null
      ? undefined
      : fault === 'long'
        ? t('fault.long', { most: formats.number(rules.max), now: formats.number(text.trim().length) })
        : t('fault.empty');
  return (
    <GrowingField
      label={props.label}
      isLabelHidden
      isOneLine
      startsFocused
      value={text}
      onChange={setText}
      error={error}
      className="grow"
      inputRef={selectAll}
      onBlur={() => finish(true, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          finish(false, true);
        } else if (event.key === 'Enter' && fault === null) {
          event.preventDefault();
          finish(true, true);
        }
      }}
    />
  );
}

function selectAll(field: HTMLTextAreaElement | null): void {
  if (field !== null && field.dataset['chosen'] === undefined) {
    field.dataset['chosen'] = '';
    field.select();
  }
}
