// Which steps end a deal, and how: told by the log, the map or the names, and corrected here.
import type { LogEnds } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { END_KINDS, type EndKind, type EndsChosen } from '../../../lib/logs/bottleneck-search.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Select } from '../../../ui/Select.tsx';

export interface EndsEditorProps {
  readonly ends: LogEnds;
  /** Of the log, the commonest first. */
  readonly activities: readonly string[];
  /** Nothing at all: the log's own. */
  readonly onChange: (ends: EndsChosen) => void;
}

const CHOICES = ['goesOn', ...END_KINDS] as const;
type Choice = (typeof CHOICES)[number];

export function EndsEditor(props: EndsEditorProps & { readonly isPrimary?: boolean }) {
  const { t } = useTranslation('bottlenecks');
  const { ends } = props;
  const count = ends.won.length + ends.lost.length + ends.other.length;
  return (
    <Popover
      label={t('ends.title')}
      placement="bottom end"
      trigger={
        <Button {...(props.isPrimary === true ? { variant: 'primary' as const } : {})}>
          {t(
            props.isPrimary === true
              ? 'ends.say'
              : ends.by === 'names' && count > 0
                ? 'ends.guessed'
                : 'ends.open',
          )}
        </Button>
      }
    >
      {(close) => (
        <Form
          {...props}
          onChange={(chosen) => {
            close();
            props.onChange(chosen);
          }}
        />
      )}
    </Popover>
  );
}

function Form(props: EndsEditorProps) {
  const { ends } = props;
  const { t } = useTranslation('bottlenecks');
  const first = (name: string): Choice => END_KINDS.find((kind) => ends[kind].includes(name)) ?? 'goesOn';
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map());
  const choiceOf = (name: string): Choice => chosen.get(name) ?? first(name);
  // Those that end a deal stand first, in the order they had when the list was opened.
  const names = [...new Set([...END_KINDS.flatMap((kind) => ends[kind]), ...props.activities])];
  const listed = (kind: EndKind) => names.filter((name) => choiceOf(name) === kind);
  const isEmpty = END_KINDS.every((kind) => listed(kind).length === 0);
  return (
    <form
      className="flex w-88 max-w-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const said = END_KINDS.map((kind) => [kind, listed(kind)] as const);
        props.onChange(Object.fromEntries(said.filter(([, list]) => list.length > 0)));
      }}
    >
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold">{t('ends.title')}</h2>
        <p className="text-sm text-muted">{t(`ends.by.${ends.by}`)}</p>
      </div>
      <ul className="max-h-[40dvh] overflow-y-auto border-y border-line">
        {names.map((name) => (
          <li key={name} className="flex min-h-row items-center justify-between gap-3">
            <span className="min-w-0 truncate text-sm" dir="auto" title={name}>
              {name}
            </span>
            <Select
              look="quiet"
              label={name}
              isLabelHidden
              options={CHOICES.map((id) => ({ id, label: t(`ends.choice.${id}`) }))}
              value={choiceOf(name)}
              onChange={(choice) => setChosen(new Map([...chosen, [name, choice]]))}
            />
          </li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        {ends.by === 'asked' && (
          <Button variant="quiet" onPress={() => props.onChange({})}>
            {t('ends.reset')}
          </Button>
        )}
        <Button type="submit" variant="primary" isDisabled={isEmpty}>
          {t('ends.apply')}
        </Button>
      </div>
    </form>
  );
}
