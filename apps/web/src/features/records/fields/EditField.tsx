// A field of a record that is edited where it stands: short texts become a line, everything else the control of its type.
// Enter saves, Escape leaves it; when somebody else changed it meanwhile, both values are there to choose from.
import { isWebLink } from '@portolan/core';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { isolate } from '../../../lib/locale/isolate.ts';
import { nameIn, valueIn, type FieldInfo, type ListedRecord } from '../../../lib/records/record-values.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { InlineEdit } from '../../../ui/InlineEdit.tsx';
import type { SaveOutcome } from '../../../ui/inline-edit.ts';
import { FieldValue } from './FieldValue.tsx';
import type { FieldSaving } from './use-save-field.ts';
import { ValuePicker } from './ValuePicker.tsx';

export interface EditFieldProps {
  readonly record: ListedRecord;
  readonly field: FieldInfo;
  readonly label: string;
  readonly saving: FieldSaving;
  readonly isReadOnly?: boolean;
  /** In a table's cell: open at once, and gone when it is done. */
  readonly startsOpen?: boolean;
  readonly onClose?: () => void;
  readonly size?: 'base' | 'title';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function isLine(field: FieldInfo): boolean {
  return (
    (field.type === 'text' || field.type === 'link') &&
    field.property !== 'address.country' &&
    field.property !== 'preferredChannel'
  );
}

/** Fields that a person can set here; lists of mailboxes and numbers have editors of their own. */
export function isEditable(field: FieldInfo): boolean {
  return field.canSet && field.access === 'edit' && !['emails', 'phones', 'people'].includes(field.property);
}

export function EditField(props: EditFieldProps) {
  return isLine(props.field) ? <EditLine {...props} /> : <EditPicked {...props} />;
}

function EditLine(props: EditFieldProps) {
  const { record, field, label, saving } = props;
  const { t } = useTranslation('records');
  /** What is there after somebody else changed it. */
  const latest = useRef<ListedRecord | null>(null);
  // Others' changes arrive while somebody types: what counts as seen is the record as it was when the field was opened.
  const seenRecords = useRef<readonly ListedRecord[]>([]);
  useLayoutEffect(() => {
    seenRecords.current = [...seenRecords.current.slice(-20), record];
  }, [record]);
  const save = async (text: string, seen: string): Promise<SaveOutcome> => {
    const trimmed = text.trim();
    if (field.required && trimmed === '') return { kind: 'failed', why: t('fault.required') };
    if (field.type === 'link' && trimmed !== '' && !isWebLink(trimmed)) {
      return { kind: 'failed', why: t('fault.link') };
    }
    const base = seenRecords.current.findLast((one) => textOf(valueIn(one, field)) === seen) ?? record;
    const saved = await saving.save(latest.current ?? base, field, trimmed === '' ? null : trimmed);
    latest.current = saved.kind === 'conflict' ? saved.record : null;
    if (saved.kind === 'saved') return { kind: 'saved' };
    if (saved.kind === 'conflict') return { kind: 'conflict', theirs: textOf(valueIn(saved.record, field)) };
    return { kind: 'failed', why: saving.why(saved) };
  };
  return (
    <InlineEdit
      label={label}
      value={textOf(valueIn(record, field))}
      onSave={save}
      placeholder={t('add')}
      isReadOnly={props.isReadOnly ?? false}
      startsOpen={props.startsOpen ?? false}
      {...(props.onClose === undefined ? {} : { onClose: props.onClose })}
      size={props.size ?? 'base'}
    />
  );
}

type Editing =
  | { readonly kind: 'read' }
  | { readonly kind: 'write' | 'saving'; readonly value: unknown; readonly seen: ListedRecord }
  | { readonly kind: 'failed'; readonly value: unknown; readonly seen: ListedRecord; readonly why: string }
  | { readonly kind: 'conflict'; readonly value: unknown; readonly seen: ListedRecord };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function EditPicked(props: EditFieldProps) {
  const { record, field, label, saving, onClose } = props;
  const { t } = useTranslation(['records', 'ui']);
  const [state, setState] = useState<Editing>(
    props.startsOpen === true
      ? { kind: 'write', value: valueIn(record, field), seen: record }
      : { kind: 'read' },
  );
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });
  const leave = (): void => {
    setState({ kind: 'read' });
    onClose?.();
    if (onClose === undefined) requestAnimationFrame(() => button.current?.focus());
  };
  const save = async (value: unknown, seen: ListedRecord): Promise<void> => {
    if (same(value, valueIn(seen, field))) {
      leave();
      return;
    }
    setState({ kind: 'saving', value, seen });
    const saved = await saving.save(seen, field, value);
    if (saved.kind === 'saved') leave();
    else if (saved.kind === 'conflict') {
      if (same(valueIn(saved.record, field), value)) leave();
      else setState({ kind: 'conflict', value, seen: saved.record });
    } else setState({ kind: 'failed', value, seen, why: saving.why(saved) });
  };

  if (state.kind === 'read') {
    const value = <FieldValue record={record} field={field} isWhole />;
    const isEmpty = [null, ''].includes(valueIn(record, field) as null) || same(valueIn(record, field), []);
    if (props.isReadOnly === true) return isEmpty ? <span className="text-muted">{'–'}</span> : value;
    return (
      <span className="group/edit -mx-2 flex min-h-control max-w-full min-w-0 items-center gap-1 rounded-md border border-transparent ps-[7px] hover:border-line hover:bg-surface">
        {isEmpty ? null : <span className="min-w-0">{value}</span>}
        <AriaButton
          ref={button}
          aria-label={t('changeField', { field: isolate(label) })}
          onPress={() => setState({ kind: 'write', value: valueIn(record, field), seen: record })}
          className={`focus-ring min-h-7 grow rounded-md px-1 text-start text-muted ${isEmpty ? '-ms-1' : ''}`}
        >
          {isEmpty ? t('add') : <span className="block min-w-8">{'\u00a0'}</span>}
        </AriaButton>
      </span>
    );
  }
  const { value, seen } = state;
  const isPending = state.kind === 'saving';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && field.type !== 'longText' && !event.defaultPrevented) {
      event.preventDefault();
      // The control gives what was typed when it loses the focus.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save(value, seen);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the control inside
    <span
      ref={box}
      className="flex min-w-0 flex-col gap-1"
      aria-busy={isPending}
      onKeyDownCapture={(event) => {
        // A field for figures keeps Enter to itself: it would take the figure, and the cell would stay open.
        const isFigure = field.type === 'number' || field.type === 'money';
        if (event.key !== 'Enter' || !isFigure || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        event.stopPropagation();
        event.target.blur();
      }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const to = event.relatedTarget;
        const isInside = to instanceof Node && box.current?.contains(to) === true;
        const isFloating =
          to instanceof Element && to.closest('[data-trigger], [role=listbox], [role=dialog]') !== null;
        if (isInside || isFloating) return;
        // What was typed arrives with the same blur.
        setTimeout(() => {
          const now = latest.current;
          if (now.kind === 'write') void save(now.value, now.seen);
        }, 0);
      }}
    >
      <ValuePicker
        field={field}
        label={label}
        value={value}
        nameOf={(id) => (id === valueIn(seen, field) ? nameIn(seen, field) : undefined)}
        onChange={(next) => setState({ kind: 'write', value: next, seen })}
        onPick={(next) => void save(next, seen)}
        startsFocused
      />
      {state.kind === 'failed' && (
        <span role="alert" className="flex flex-wrap items-center gap-x-2 text-xs text-attention-ink">
          <Icon name="warning" className="size-3.5" />
          {state.why}
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={() => void save(value, seen)}>
            {t('ui:tryAgain')}
          </Button>
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={leave}>
            {t('ui:cancel')}
          </Button>
        </span>
      )}
      {state.kind === 'conflict' && (
        <span role="alert" className="flex flex-wrap items-center gap-x-2 text-xs text-attention-ink">
          {t('conflict')}
          <FieldValue record={seen} field={field} isWhole />
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={() => void save(value, seen)}>
            {t('ui:inline.keepMine')}
          </Button>
          <Button variant="quiet" className="h-6! px-1.5! text-xs!" onPress={leave}>
            {t('ui:inline.takeTheirs')}
          </Button>
        </span>
      )}
    </span>
  );
}
