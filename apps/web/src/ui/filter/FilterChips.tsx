// A filter beside a list: each condition a chip that opens, "+ Filter" adds one.
import type { Rule } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Menu } from '../Menu.tsx';
import { FLOATING } from '../option-list.tsx';
import { Select } from '../Select.tsx';
import { Condition } from './Condition.tsx';
import type { FilterField } from './filter-field.ts';
import { isComplete, isGroup, newCondition, type RuleGroup } from './rule-edit.ts';
import { RuleGroupEditor } from './RuleGroupEditor.tsx';
import { sentenceOf } from './rule-sentence.ts';
import { useRuleDraft } from './use-rule-draft.ts';
import { useRuleWords } from './use-rule-words.ts';

export interface FilterChipsProps {
  readonly fields: readonly FilterField[];
  readonly rule: Rule | null;
  readonly onChange: (rule: Rule | null) => void;
  readonly levels: number;
}

export function FilterChips(props: FilterChipsProps) {
  const { fields, levels } = props;
  const { t } = useTranslation('ui');
  const today = dayAt(useNow());
  const [draft, put] = useRuleDraft(props.rule, props.onChange);
  /** The chip that is open. */
  const [open, setOpen] = useState<number | null>(null);
  const putRules = (rules: readonly Rule[]): void => put({ kind: draft.kind, rules: [...rules] });
  const add = (rule: Rule): void => {
    putRules([...draft.rules, rule]);
    if (rule.kind === 'field' || isGroup(rule)) setOpen(draft.rules.length);
  };
  const group = (): RuleGroup | null => {
    const [first] = fields;
    return first === undefined ? null : { kind: 'any', rules: [newCondition(first, today)] };
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {draft.rules.length > 1 && (
        <Select
          look="chip"
          isLabelHidden
          label={t('filter.joined')}
          options={[
            { id: 'all', label: t('filter.joinedAll') },
            { id: 'any', label: t('filter.joinedAny') },
          ]}
          value={draft.kind}
          onChange={(kind) => put({ kind, rules: draft.rules })}
        />
      )}
      {draft.rules.map((rule, index) => (
        <RuleChip
          // oxlint-disable-next-line react/no-array-index-key -- conditions have no names of their own
          key={index}
          rule={rule}
          fields={fields}
          levels={levels}
          isOpen={open === index}
          onOpen={(isOpen) => {
            setOpen(isOpen ? index : null);
            // Left without a value: it says nothing and goes.
            if (!isOpen && !isComplete(rule)) putRules(draft.rules.toSpliced(index, 1));
          }}
          onChange={(next) => putRules(draft.rules.with(index, next))}
          onRemove={() => {
            setOpen(null);
            putRules(draft.rules.toSpliced(index, 1));
          }}
        />
      ))}
      <Menu
        label={t('filter.add')}
        trigger={
          <Button icon="add" className="font-normal!">
            {t('filter.add')}
          </Button>
        }
        groups={[
          {
            id: 'fields',
            actions: fields.map((field) => ({
              id: field.name,
              label: field.label,
              run: () => add(newCondition(field, today)),
            })),
          },
          {
            id: 'group',
            actions: [
              {
                id: '-group-',
                label: t('filter.moreGroup'),
                run: () => {
                  const next = group();
                  if (next !== null) add(next);
                },
              },
            ],
          },
        ]}
      />
    </div>
  );
}

function RuleChip(props: {
  readonly rule: Rule;
  readonly fields: readonly FilterField[];
  readonly levels: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChange: (rule: Rule) => void;
  readonly onRemove: () => void;
}) {
  const { rule, fields } = props;
  const { t } = useTranslation('ui');
  const words = useRuleWords(fields);
  const text = sentenceOf(rule, words);
  return (
    <span className="inline-flex max-w-80 min-w-0 items-center rounded-md border border-line bg-surface hover:border-control">
      <DialogTrigger isOpen={props.isOpen} onOpenChange={props.onOpen}>
        <AriaButton className="focus-ring h-[calc(var(--control-height)-2px)] min-w-0 truncate rounded-s-md ps-2.5 pe-1 text-sm">
          {text}
        </AriaButton>
        <Popover className={`${FLOATING} max-w-120`} offset={4} placement="bottom start">
          <Dialog aria-label={t('filter.edit')} className="w-120 max-w-[calc(100dvw-24px)] p-3 outline-none">
            {rule.kind === 'field' ? (
              <Condition condition={rule} fields={fields} onChange={props.onChange} isPlain />
            ) : isGroup(rule) ? (
              <RuleGroupEditor
                group={rule}
                fields={fields}
                levels={props.levels - 1}
                onChange={props.onChange}
                onRemove={props.onRemove}
              />
            ) : (
              <p className="wrap-anywhere">{text}</p>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <AriaButton
        aria-label={t('filter.removeNamed', { rule: text })}
        onPress={props.onRemove}
        className="focus-ring grid size-7 shrink-0 place-items-center rounded-sm text-muted data-hovered:text-ink pointer-coarse:size-9"
      >
        <Icon name="close" className="size-3" />
      </AriaButton>
    </span>
  );
}
