// A fact that is edited where it stands, whatever its type: opened, written, saved; when somebody else changed it
// meanwhile, both are shown and the person chooses.
import type { DealDetail } from '@portolan/contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { changeOf, valueIn, type DealFieldInfo } from '../../../lib/deals/deal-fields.ts';
import { dealQuery } from '../../../lib/deals/deal-queries.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { Button } from '../../../ui/Button.tsx';
import { FieldEditor } from '../fields/FieldEditor.tsx';
import { useTell } from '../problem-words.ts';

export interface EditableFactProps {
  readonly deal: DealDetail;
  readonly field: DealFieldInfo;
  readonly label: string;
  /** The value in words. */
  readonly text: string;
  readonly textOf: (value: unknown, deal: DealDetail) => string;
  readonly nameOf: (id: string) => string | undefined;
  readonly currency: string;
  readonly isReadOnly: boolean;
  readonly isAlarming?: boolean;
}

type State =
  | { readonly kind: 'read' }
  | {
      readonly kind: 'write';
      readonly value: unknown;
      readonly seen: unknown;
      readonly theirs?: { readonly value: unknown; readonly text: string };
    };

const READ: State = { kind: 'read' };

export function EditableFact(props: EditableFactProps) {
  const { deal, field, label, text } = props;
  const { t } = useTranslation('deals');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const commands = useDealCommands();
  const tell = useTell();
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<State>(READ);
  const [isPending, setPending] = useState(false);
  const look = text === '' ? 'text-muted' : props.isAlarming === true ? 'font-medium text-attention-ink' : '';
  const shown = (
    <bdi className={`min-w-0 whitespace-pre-line wrap-anywhere ${look}`}>{text === '' ? '–' : text}</bdi>
  );
  const leave = (): void => {
    setState(READ);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (state.kind === 'read') {
    if (props.isReadOnly) return <span className="py-1.5">{shown}</span>;
    return (
      <AriaButton
        ref={button}
        aria-label={ui('inline.edit', { field: label, value: isolate(text) })}
        onPress={() => {
          const value = valueIn(deal, field.name);
          setState({ kind: 'write', value, seen: value });
        }}
        className="focus-ring -mx-2 inline-flex min-h-control w-full min-w-0 items-center rounded-md border border-transparent px-[7px] text-start data-hovered:border-line data-hovered:bg-surface"
      >
        {shown}
      </AriaButton>
    );
  }
  const save = async (value: unknown, seen: unknown): Promise<void> => {
    setPending(true);
    const outcome = await commands.update(deal.id, changeOf(field.name, value), changeOf(field.name, seen));
    setPending(false);
    if (!outcome.ok && outcome.problem.code === 'conflict') {
      const now = client.getQueryData(dealQuery(deal.id).queryKey) ?? deal;
      const theirs = valueIn(now, field.name);
      setState({ kind: 'write', value, seen, theirs: { value: theirs, text: props.textOf(theirs, now) } });
      return;
    }
    if (tell(outcome)) leave();
  };
  const { theirs } = state;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the field as it was
    <form
      className="flex w-full flex-col gap-1.5 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        void save(state.value, theirs === undefined ? state.seen : theirs.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save(state.value, theirs === undefined ? state.seen : theirs.value);
        }
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        event.preventDefault();
        leave();
      }}
    >
      <div className="[&_label]:sr-only">
        <FieldEditor
          field={field}
          label={label}
          value={state.value}
          onChange={(value) => setState({ ...state, value })}
          currency={props.currency}
          nameOf={props.nameOf}
          startsFocused
        />
      </div>
      {theirs !== undefined && (
        <p role="alert" className="text-sm text-attention-ink">
          {ui('inline.conflict', { theirs: isolate(theirs.text === '' ? '–' : theirs.text) })}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" variant="primary" isPending={isPending}>
          {theirs === undefined ? t('save') : ui('inline.keepMine')}
        </Button>
        <Button variant="quiet" onPress={leave}>
          {theirs === undefined ? t('cancel') : ui('inline.takeTheirs')}
        </Button>
      </div>
    </form>
  );
}
