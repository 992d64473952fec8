// The condition of a path, as sentences to put together. What is nested deeper is shown in words and can be taken away.
import type { Rule } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Group } from 'react-aria-components';
import { Button } from '../../../ui/Button.tsx';
import { Condition } from '../../../ui/filter/Condition.tsx';
import type { FieldRule } from '../../../ui/filter/filter-field.ts';
import { plainOf, ruleOf, type PlainRule } from '../../../ui/filter/rule-edit.ts';
import { sentenceOf } from '../../../ui/filter/rule-sentence.ts';
import { useRuleWords } from '../../../ui/filter/use-rule-words.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { PlainChoice } from './facts.tsx';
import { useHelp } from './Help.tsx';
import { useDealFields } from './use-deal-fields.ts';

export interface RuleEditorProps {
  readonly rule: Rule | null;
  /** `part` names what is typed in, for undo. */
  readonly onChange: (rule: Rule | null, part?: string) => boolean;
}

const FIRST: FieldRule = {
  kind: 'field',
  field: 'amount',
  is: { op: 'moneyOver', minor: 1_000_000, currency: 'EUR' },
};

export function RuleEditor({ rule, onChange }: RuleEditorProps) {
  const { t } = useTranslation(['inspector', 'ui']);
  const fields = useDealFields();
  const words = useRuleWords(fields);
  const { button, text } = useHelp('rule', t('rule.title'));
  const plain = plainOf(rule);
  const put = ({ kind, rules }: PlainRule, part?: string): boolean =>
    onChange(ruleOf({ kind, rules: [...rules] }), part);
  return (
    <Group className="flex min-w-0 flex-col gap-1" aria-label={t('rule.title')}>
      <div className="flex min-h-6 items-center justify-between text-sm text-muted">
        {t('rule.title')}
        {button}
      </div>
      {text}
      {plain === null && rule !== null ? (
        <div className="flex items-start gap-1">
          <p className="min-w-0 grow wrap-anywhere">{sentenceOf(rule, words)}</p>
          <IconButton
            icon="close"
            label={t('rule.remove')}
            onPress={() => onChange(null)}
            className="size-7!"
          />
        </div>
      ) : (
        plain !== null && (
          <>
            {plain.rules.length > 1 && (
              <PlainChoice
                label={t('ui:filter.joined')}
                options={[
                  { id: 'all', label: t('ui:filter.joinedAll') },
                  { id: 'any', label: t('ui:filter.joinedAny') },
                ]}
                value={plain.kind}
                onChange={(kind) => put({ ...plain, kind: kind ?? 'all' })}
              />
            )}
            {plain.rules.map((condition, index) => (
              <Condition
                // oxlint-disable-next-line react/no-array-index-key -- conditions have no names of their own
                key={index}
                condition={condition}
                fields={fields}
                other={{ label: t('otherField'), nameLabel: t('otherFieldName'), prefix: 'custom.' }}
                onChange={(next, part) =>
                  put(
                    { ...plain, rules: plain.rules.with(index, next) },
                    part === undefined ? undefined : `${index}/${part}`,
                  )
                }
                onRemove={() => put({ ...plain, rules: plain.rules.toSpliced(index, 1) })}
              />
            ))}
            <Button
              variant="quiet"
              icon="add"
              className="-ms-2 self-start px-2! font-normal! text-muted"
              onPress={() => put({ ...plain, rules: [...plain.rules, FIRST] })}
            >
              {plain.rules.length === 0 ? t('rule.add') : t('ui:filter.more')}
            </Button>
          </>
        )
      )}
    </Group>
  );
}
