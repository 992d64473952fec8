// Conditions that go together, "all of these" or "at least one", and groups of them inside, drawn as an indent.
import type { Rule } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Group } from 'react-aria-components';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Select } from '../Select.tsx';
import { Condition } from './Condition.tsx';
import type { FilterField } from './filter-field.ts';
import { isGroup, newCondition, type RuleGroup } from './rule-edit.ts';
import { sentenceOf } from './rule-sentence.ts';
import { useRuleWords } from './use-rule-words.ts';

export interface RuleGroupEditorProps {
  readonly group: RuleGroup;
  readonly fields: readonly FilterField[];
  readonly onChange: (group: RuleGroup) => void;
  /** Groups that may still be put inside. */
  readonly levels: number;
  readonly onRemove?: () => void;
}

export function RuleGroupEditor(props: RuleGroupEditorProps) {
  const { group, fields, onChange, levels, onRemove } = props;
  const { t } = useTranslation('ui');
  const words = useRuleWords(fields);
  const today = dayAt(useNow());
  const [first] = fields;
  const put = (rules: readonly Rule[]): void => onChange({ kind: group.kind, rules: [...rules] });
  const remove = (index: number): void => {
    const rules = group.rules.toSpliced(index, 1);
    // A group with nothing in it would be true for nobody.
    if (rules.length === 0 && onRemove !== undefined) onRemove();
    else put(rules);
  };
  return (
    <Group
      aria-label={t(group.kind === 'all' ? 'filter.joinedAll' : 'filter.joinedAny')}
      className="flex min-w-0 flex-col gap-1.5"
    >
      {(group.rules.length > 1 || onRemove !== undefined) && (
        <div className="flex items-center justify-between gap-2">
          <Select
            look="quiet"
            isLabelHidden
            label={t('filter.joined')}
            options={[
              { id: 'all', label: t('filter.joinedAll') },
              { id: 'any', label: t('filter.joinedAny') },
            ]}
            value={group.kind}
            onChange={(kind) => onChange({ kind, rules: group.rules })}
          />
          {onRemove !== undefined && (
            <IconButton icon="close" label={t('filter.removeGroup')} onPress={onRemove} className="size-7!" />
          )}
        </div>
      )}
      {group.rules.map((rule, index) => {
        const change = (next: Rule): void => put(group.rules.with(index, next));
        if (rule.kind === 'field') {
          return (
            <Condition
              // oxlint-disable-next-line react/no-array-index-key -- conditions have no names of their own
              key={index}
              condition={rule}
              fields={fields}
              onChange={change}
              onRemove={() => remove(index)}
            />
          );
        }
        if (isGroup(rule)) {
          return (
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="ms-1 border-s-2 border-line ps-3">
              <RuleGroupEditor
                group={rule}
                fields={fields}
                levels={levels - 1}
                onChange={change}
                onRemove={() => remove(index)}
              />
            </div>
          );
        }
        return (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="flex items-start gap-1 rounded-md border border-line px-2.5 py-1">
            <p className="min-w-0 grow wrap-anywhere">{sentenceOf(rule, words)}</p>
            <IconButton
              icon="close"
              label={t('filter.removeOne')}
              onPress={() => remove(index)}
              className="size-7!"
            />
          </div>
        );
      })}
      {first !== undefined && (
        <div className="flex flex-wrap gap-1">
          <Button
            variant="quiet"
            icon="add"
            className="-ms-2 px-2! font-normal! text-muted"
            onPress={() => put([...group.rules, newCondition(first, today)])}
          >
            {t('filter.more')}
          </Button>
          {levels > 0 && group.rules.length > 0 && (
            <Button
              variant="quiet"
              icon="add"
              className="px-2! font-normal! text-muted"
              onPress={() =>
                put([
                  ...group.rules,
                  { kind: group.kind === 'all' ? 'any' : 'all', rules: [newCondition(first, today)] },
                ])
              }
            >
              {t('filter.moreGroup')}
            </Button>
          )}
        </div>
      )}
    </Group>
  );
}
