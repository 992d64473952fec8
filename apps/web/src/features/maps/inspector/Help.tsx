// What good looks like, beside the field it is about: one or two sentences and an example, opened by a button.
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type inspector from '../../../locales/en/inspector.json';
import { Icon } from '../../../ui/Icon.tsx';
import { useReadOnly } from './editing.ts';

export type HelpId = keyof (typeof inspector)['help'];

export interface HelpParts {
  readonly button: ReactNode;
  /** Null while it is closed. */
  readonly text: ReactNode;
}

/** @param about the field's name, for whoever cannot see what the button stands beside */
export function useHelp(id: HelpId | undefined, about: string): HelpParts {
  const { t } = useTranslation('inspector');
  const [isOpen, setOpen] = useState(false);
  const textId = useId();
  const isReadOnly = useReadOnly();
  if (id === undefined || isReadOnly) return { button: null, text: null };
  return {
    button: (
      <Button
        aria-label={t('helpFor', { field: about })}
        aria-expanded={isOpen}
        aria-controls={textId}
        onPress={() => setOpen(!isOpen)}
        className={`focus-ring grid size-6 shrink-0 place-items-center rounded-full data-hovered:text-ink pointer-coarse:size-9 ${isOpen ? 'text-accent' : 'text-muted/70'}`}
      >
        <Icon name="help" className="size-3.5" />
      </Button>
    ),
    text: isOpen ? (
      <div
        id={textId}
        className="flex flex-col gap-1 rounded-md bg-sunken px-2.5 py-2 text-sm text-ink"
        role="note"
      >
        <p>{t(`help.${id}.good`)}</p>
        <p className="text-muted">
          {t('helpExample')} <em className="text-ink">{t(`help.${id}.example`)}</em>
        </p>
      </div>
    ) : null,
  };
}
