// A text that becomes a field in place: Enter saves, Escape leaves it as it was. It says when it is saving, when that
// failed, and when somebody else changed it meanwhile; what was typed is never lost.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Input, TextField } from 'react-aria-components';
import { isolate } from '../lib/locale/isolate.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import {
  answered,
  opened,
  READING,
  submitted,
  written,
  type InlineState,
  type SaveOutcome,
} from './inline-edit.ts';
import { Spinner } from './Spinner.tsx';

export interface InlineEditProps {
  readonly label: string;
  readonly value: string;
  /** @param seen what the person had before them; for the check whether somebody else changed it */
  readonly onSave: (text: string, seen: string) => Promise<SaveOutcome>;
  /** Shown where the value is empty. */
  readonly placeholder?: string;
  readonly isReadOnly?: boolean;
  /** Opens as a field at once, e.g. in a table's cell. */
  readonly startsOpen?: boolean;
  /** After saving, or after Escape. */
  readonly onClose?: () => void;
  readonly size?: 'base' | 'title';
  readonly className?: string;
}

const SIZES = { base: 'text-base', title: 'text-lg font-semibold' } as const;

export function InlineEdit(props: InlineEditProps) {
  const { label, value, onSave, onClose, size = 'base', className = '' } = props;
  const { t } = useTranslation('ui');
  const [state, setState] = useState<InlineState>(props.startsOpen === true ? opened(value) : READING);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = state.kind !== 'read';
  useEffect(() => {
    if (isOpen) input.current?.select();
  }, [isOpen]);

  const leave = (): void => {
    setState(READING);
    onClose?.();
    requestAnimationFrame(() => button.current?.focus());
  };
  const save = async (isLeaving: boolean): Promise<void> => {
    const next = submitted(state);
    if (next.kind !== 'saving') {
      if (!isLeaving && next.kind === 'read') leave();
      else setState(next);
      return;
    }
    setState(next);
    let outcome: SaveOutcome;
    try {
      outcome = await onSave(next.text, next.seen);
    } catch {
      outcome = { kind: 'failed' };
    }
    setState((now) => answered(now, outcome));
    if (outcome.kind === 'saved') {
      onClose?.();
      if (!isLeaving) requestAnimationFrame(() => button.current?.focus());
    }
  };

  if (state.kind === 'read') {
    if (props.isReadOnly === true) {
      return <bdi className={`wrap-anywhere ${SIZES[size]} ${className}`}>{value === '' ? '–' : value}</bdi>;
    }
    return (
      <AriaButton
        ref={button}
        aria-label={t('inline.edit', {
          field: label,
          value: isolate(value === '' ? (props.placeholder ?? '') : value),
        })}
        onPress={() => setState(opened(value))}
        className={`focus-ring -mx-2 inline-flex min-h-control max-w-[calc(100%+16px)] min-w-0 items-center rounded-md border border-transparent px-[7px] text-start data-hovered:border-line data-hovered:bg-surface ${SIZES[size]} ${className}`}
      >
        <bdi className={`min-w-0 wrap-anywhere ${value === '' ? 'font-normal text-muted' : ''}`}>
          {value === '' ? (props.placeholder ?? '–') : value}
        </bdi>
      </AriaButton>
    );
  }
  const isSaving = state.kind === 'saving';
  return (
    <span className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <span className="relative -mx-2 flex items-center">
        <TextField
          aria-label={label}
          value={state.text}
          onChange={(text) => setState(written(state, text))}
          isReadOnly={isSaving}
          isInvalid={state.kind === 'failed' || state.kind === 'conflict'}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for the field
          autoFocus
          className="min-w-0 grow"
        >
          <Input
            ref={input}
            dir="auto"
            onBlur={() => {
              if (state.kind === 'write') void save(true);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') {
                event.preventDefault();
                void save(false);
              } else if (event.key === 'Escape') {
                event.preventDefault();
                event.stopPropagation();
                leave();
              }
            }}
            className={`focus-ring h-control w-full min-w-0 rounded-md border border-control bg-surface px-[7px] text-ink outline-offset-0 data-invalid:border-attention ${SIZES[size]} ${isSaving ? 'pe-8 text-muted' : ''}`}
          />
        </TextField>
        {isSaving && (
          <output aria-label={t('inline.saving')} className="absolute end-2">
            <Spinner />
          </output>
        )}
      </span>
      {state.kind === 'failed' && (
        <span role="alert" className="flex flex-wrap items-center gap-x-2 text-xs text-attention-ink">
          <Icon name="warning" className="size-3.5" />
          {state.why ?? t('inline.failed')}
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={() => void save(false)}>
            {t('tryAgain')}
          </Button>
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={leave}>
            {t('cancel')}
          </Button>
        </span>
      )}
      {state.kind === 'conflict' && (
        <span role="alert" className="flex flex-wrap items-center gap-x-2 text-xs text-attention-ink">
          {t('inline.conflict', { theirs: isolate(state.theirs) })}
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={() => void save(false)}>
            {t('inline.keepMine')}
          </Button>
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={leave}>
            {t('inline.takeTheirs')}
          </Button>
        </span>
      )}
    </span>
  );
}
