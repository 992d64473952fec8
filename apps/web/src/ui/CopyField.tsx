// A value to take along (a link, a key), selectable and with a button that copies it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

export function CopyField(props: { readonly label: string; readonly value: string }) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm font-medium">{props.label}</span>
      <div className="flex gap-2">
        <code
          dir="ltr"
          className="min-w-0 grow rounded-md border border-line bg-sunken px-2.5 py-1.5 text-start font-mono text-xs wrap-anywhere select-all"
        >
          {props.value}
        </code>
        <Button
          icon={copied ? 'check' : 'copy'}
          onPress={() => {
            void navigator.clipboard.writeText(props.value).then(() => setCopied(true));
          }}
        >
          {copied ? t('copied') : t('copy')}
        </Button>
      </div>
      <output className="sr-only">{copied ? t('copied') : ''}</output>
    </div>
  );
}
