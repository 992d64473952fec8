// One condition as a sentence to put together: field, comparison, value.
import { useTranslation } from 'react-i18next';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { IconButton } from '../IconButton.tsx';
import { Select } from '../Select.tsx';
import { ConditionValue, ValueText } from './ConditionValue.tsx';
import { operatorsOf, type FieldRule, type FilterField } from './filter-field.ts';
import { withField, withOperator } from './rule-edit.ts';
import { useRuleWords } from './use-rule-words.ts';

const OTHER = '-other-';

export interface ConditionProps {
  readonly condition: FieldRule;
  readonly fields: readonly FilterField[];
  /** Fields that are not in the list can be named by hand: the words for it, and what their names begin with. */
  readonly other?: { readonly label: string; readonly nameLabel: string; readonly prefix: string };
  readonly onChange: (next: FieldRule, part?: string) => void;
  readonly onRemove?: () => void;
  /** Without a frame of its own. */
  readonly isPlain?: boolean;
}

/** "… is over …" as a comparison is listed: without the marks that keep directions apart. */
function plainText(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/gu, '').trim();
}

export function Condition(props: ConditionProps) {
  const { condition, fields, other, onChange, onRemove } = props;
  const { t } = useTranslation('ui');
  const words = useRuleWords(fields);
  const today = dayAt(useNow());
  const { is } = condition;
  const field = fields.find(({ name }) => name === condition.field);
  const operators = operatorsOf(field?.type ?? 'any');
  const unknown = { name: condition.field, type: 'any' } as const;
  return (
    <div className="flex min-w-0 items-start gap-1">
      <div
        className={`flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1 ${props.isPlain === true ? '' : 'rounded-md border border-line px-2.5 py-0.5'}`}
      >
        <Select
          look="quiet"
          isLabelHidden
          label={t('filter.field')}
          options={[
            ...fields.map(({ name, label }) => ({ id: name, label })),
            ...(other === undefined
              ? field === undefined
                ? [{ id: OTHER, label: condition.field }]
                : []
              : [{ id: OTHER, label: other.label }]),
          ]}
          value={field?.name ?? OTHER}
          onChange={(id) => {
            const next = fields.find(({ name }) => name === id);
            if (next !== undefined) onChange(withField(condition, next, today));
            else if (other !== undefined) {
              onChange(withField(condition, { ...unknown, name: other.prefix }, today));
            }
          }}
        />
        {field === undefined && other !== undefined && (
          <ValueText
            label={other.nameLabel}
            placeholder={other.nameLabel}
            value={condition.field}
            max={100}
            onCommit={(name) => onChange({ ...condition, field: name.trim() }, 'field')}
          />
        )}
        <Select
          look="quiet"
          isLabelHidden
          label={t('filter.operator')}
          options={(operators.includes(is.op) ? operators : [is.op, ...operators]).map((op) => ({
            id: op,
            label: plainText(words.says(op, '…', '…')),
          }))}
          value={is.op}
          onChange={(op) => onChange({ ...condition, is: withOperator(is, op, today, field?.currency) })}
        />
        <ConditionValue
          is={is}
          field={field}
          onChange={(next, part) => onChange({ ...condition, is: next }, part)}
        />
      </div>
      {onRemove !== undefined && (
        <IconButton icon="close" label={t('filter.removeOne')} onPress={onRemove} className="size-7!" />
      )}
    </div>
  );
}
