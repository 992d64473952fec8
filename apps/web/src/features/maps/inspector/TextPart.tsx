// A text of the map: written in place, put on the map after a pause and on leaving. A reader sees the text alone.
import { useTranslation } from 'react-i18next';
import type { KeyboardEvent, Ref } from 'react';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { useReadOnly } from './editing.ts';
import { useHelp, type HelpId } from './Help.tsx';
import type { TextRules } from '../../../lib/typing.ts';
import { useTyping } from '../../../lib/use-typing.ts';

export interface TextPartProps extends TextRules {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => boolean | undefined;
  /** Where the heading says it. */
  readonly isLabelHidden?: boolean;
  readonly isOneLine?: boolean;
  readonly size?: 'small' | 'base' | 'title';
  readonly placeholder?: string;
  readonly help?: HelpId;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>, text: string, settle: () => void) => void;
  readonly onLeave?: (text: string) => void;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** Why a text is not on the map, and how to mend it. */
function useFaultText(fault: ReturnType<typeof useTyping>['fault'], rules: TextRules, text: string) {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  switch (fault) {
    case 'empty':
      return t('fault.empty');
    case 'long':
      return t('fault.long', { most: formats.number(rules.max), now: formats.number(text.trim().length) });
    case 'link':
      return t('fault.link');
    case null:
      return undefined;
  }
}

export function TextPart(props: TextPartProps) {
  return useReadOnly() ? <ReadText {...props} /> : <WriteText {...props} />;
}

const READ_SIZES = { small: 'text-sm', base: 'text-base', title: 'text-lg font-semibold' } as const;

function ReadText({ label, value, isLabelHidden = false, size = 'base' }: TextPartProps) {
  if (value === '') return null;
  return (
    <div className="flex min-w-0 flex-col">
      {!isLabelHidden && <span className="text-sm text-muted">{label}</span>}
      <p dir="auto" className={`wrap-anywhere whitespace-pre-line ${READ_SIZES[size]}`}>
        {value}
      </p>
    </div>
  );
}

function WriteText(props: TextPartProps) {
  const { label, value, isLabelHidden = false, placeholder } = props;
  const typing = useTyping(value, props, props.onCommit);
  const error = useFaultText(typing.fault, props, typing.text);
  const { button, text: help } = useHelp(props.help, label);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      {!isLabelHidden && (
        <div className="flex min-h-6 items-center justify-between gap-1">
          <span aria-hidden="true" className="text-sm text-muted">
            {label}
          </span>
          {button}
        </div>
      )}
      {help}
      <GrowingField
        label={label}
        isLabelHidden
        look="quiet"
        isOneLine={props.isOneLine ?? false}
        size={props.size ?? 'base'}
        value={typing.text}
        onChange={typing.onChange}
        onBlur={() => {
          typing.onBlur();
          props.onLeave?.(typing.text);
        }}
        onKeyDown={(event) => props.onKeyDown?.(event, typing.text, typing.settle)}
        error={error}
        placeholder={placeholder}
        {...(props.inputRef === undefined ? {} : { inputRef: props.inputRef })}
      />
    </div>
  );
}
