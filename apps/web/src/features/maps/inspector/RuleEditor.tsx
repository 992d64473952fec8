// A condition as a sentence to put together: "amount is over 10,000", one or several. What is nested deeper is shown in
// words and can be taken away.
import type { Comparison, Rule } from '@portolan/core';
import { TIME_UNITS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Group } from 'react-aria-components';
import { Button } from '../../../ui/Button.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Amount, PlainChoice } from './facts.tsx';
import { useHelp } from './Help.tsx';
import {
  DEAL_FIELD_NAMES,
  isDealField,
  majorOf,
  minorOf,
  operatorsFor,
  plainOf,
  ruleOf,
  sentenceOf,
  withField,
  withOperator,
  type FieldRule,
  type PlainRule,
} from './rule-sentence.ts';
import { TextPart } from './TextPart.tsx';
import { useRuleWords } from './use-rule-words.ts';
import { WordList } from './WordList.tsx';

export interface RuleEditorProps {
  readonly rule: Rule | null;
  /** `part` names what is typed in, for undo. */
  readonly onChange: (rule: Rule | null, part?: string) => boolean;
}

const today = (): string => new Date().toISOString().slice(0, 10);

const FIRST: FieldRule = {
  kind: 'field',
  field: 'amount',
  is: { op: 'moneyOver', minor: 1_000_000, currency: 'EUR' },
};

export function RuleEditor({ rule, onChange }: RuleEditorProps) {
  const { t } = useTranslation('inspector');
  const words = useRuleWords();
  const { button, text } = useHelp('rule', t('rule.title'));
  const plain = plainOf(rule);
  const put = (next: PlainRule, part?: string): boolean => onChange(ruleOf(next), part);
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
            {plain.conditions.length > 1 && (
              <PlainChoice
                label={t('rule.joined')}
                options={[
                  { id: 'all', label: t('rule.joinedAll') },
                  { id: 'any', label: t('rule.joinedAny') },
                ]}
                value={plain.joined}
                onChange={(joined) => put({ ...plain, joined: joined ?? 'all' })}
              />
            )}
            {plain.conditions.map((condition, index) => (
              <Condition
                // oxlint-disable-next-line react/no-array-index-key -- conditions have no names of their own
                key={index}
                condition={condition}
                onChange={(next, part) =>
                  put(
                    { ...plain, conditions: plain.conditions.with(index, next) },
                    part === undefined ? undefined : `${index}/${part}`,
                  )
                }
                onRemove={() => put({ ...plain, conditions: plain.conditions.toSpliced(index, 1) })}
              />
            ))}
            <Button
              variant="quiet"
              icon="add"
              className="-ms-2 self-start px-2! font-normal! text-muted"
              onPress={() => put({ ...plain, conditions: [...plain.conditions, FIRST] })}
            >
              {t(plain.conditions.length === 0 ? 'rule.add' : 'rule.more')}
            </Button>
          </>
        )
      )}
    </Group>
  );
}

const OTHER = '-other-';

function Condition(props: {
  readonly condition: FieldRule;
  readonly onChange: (next: FieldRule, part?: string) => boolean;
  readonly onRemove: () => void;
}) {
  const { condition, onChange } = props;
  const { field, is } = condition;
  const { t } = useTranslation('inspector');
  const words = useRuleWords();
  const operators = operatorsFor(field);
  return (
    <div className="flex min-w-0 items-start gap-1">
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line px-2.5 py-0.5">
        <PlainChoice
          label={t('rule.field')}
          options={[
            ...DEAL_FIELD_NAMES.map((id) => ({ id, label: t(`field.${id}`) })),
            { id: OTHER, label: t('otherField') },
          ]}
          value={isDealField(field) ? field : OTHER}
          onChange={(next) =>
            onChange(withField(condition, next === null || next === OTHER ? 'custom.' : next, today()))
          }
        />
        {!isDealField(field) && (
          <span className="min-w-24 grow">
            <TextPart
              label={t('otherFieldName')}
              isLabelHidden
              isOneLine
              isRequired
              isTrimmed
              value={field}
              max={100}
              onCommit={(next) => onChange({ ...condition, field: next }, 'field')}
            />
          </span>
        )}
        <PlainChoice
          label={t('rule.operator')}
          options={(operators.includes(is.op) ? operators : [is.op, ...operators]).map((op) => ({
            id: op,
            label: plainText(words.says(op, '…', '…')),
          }))}
          value={is.op}
          onChange={(op) => onChange({ ...condition, is: op === null ? is : withOperator(is, op, today()) })}
        />
        <Value is={is} onChange={(next, part) => onChange({ ...condition, is: next }, part)} />
      </div>
      <IconButton icon="close" label={t('rule.removeOne')} onPress={props.onRemove} className="size-7!" />
    </div>
  );
}

/** "… is over …" as an operator is listed: without the marks that keep directions apart. */
function plainText(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/gu, '').trim();
}

const CURRENCIES = 'EUR USD GBP CHF SEK NOK DKK PLN THB TWD IRR JPY CNY HKD SGD INR AUD CAD BRL AED'.split(
  ' ',
);

function Value(props: {
  readonly is: Comparison;
  readonly onChange: (next: Comparison, part?: string) => boolean;
}) {
  const { is, onChange } = props;
  const { t } = useTranslation('inspector');
  const label = t('rule.value');
  switch (is.op) {
    case 'filled':
    case 'empty':
    case 'yes':
    case 'no':
      return null;
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
      return (
        <span className="min-w-24 grow">
          <TextPart
            label={label}
            isLabelHidden
            isOneLine
            isRequired
            placeholder={t('rule.valueAdd')}
            value={is.text}
            max={500}
            onCommit={(text) => onChange({ ...is, text }, 'value')}
          />
        </span>
      );
    case 'oneOf':
      return (
        <WordList
          label={label}
          addLabel={t('rule.valueAdd')}
          words={is.texts.filter((text) => text !== '')}
          max={500}
          onChange={(how) => {
            const texts = [...how(is.texts.filter((text) => text !== ''))];
            return onChange({ ...is, texts: texts.length === 0 ? [''] : texts });
          }}
        />
      );
    case 'equals':
    case 'over':
    case 'atLeast':
    case 'under':
    case 'atMost':
      return (
        <Amount
          label={label}
          value={is.number}
          onChange={(number) => onChange({ ...is, number: number ?? 0 })}
        />
      );
    case 'moneyOver':
    case 'moneyAtLeast':
    case 'moneyUnder':
    case 'moneyAtMost':
      return (
        <span className="flex items-center gap-2">
          <Amount
            label={label}
            value={majorOf(is.minor, is.currency)}
            onChange={(amount) => onChange({ ...is, minor: minorOf(amount ?? 0, is.currency) })}
          />
          <PlainChoice
            label={t('rule.currency')}
            options={[...new Set([is.currency, ...CURRENCIES])].map((id) => ({ id, label: id }))}
            value={is.currency}
            onChange={(currency) =>
              onChange(
                currency === null
                  ? is
                  : { ...is, currency, minor: minorOf(majorOf(is.minor, is.currency), currency) },
              )
            }
          />
        </span>
      );
    case 'on':
    case 'before':
    case 'after':
      return (
        <DatePicker
          label={label}
          isLabelHidden
          value={is.day}
          onChange={(day) => onChange({ ...is, day: day ?? is.day })}
        />
      );
    case 'inLast':
    case 'inNext':
    case 'longerAgo':
      return (
        <span className="flex items-center gap-2">
          <Amount
            label={label}
            value={is.amount}
            min={1}
            max={10_000}
            isWhole
            onChange={(amount) => onChange({ ...is, amount: amount ?? is.amount })}
          />
          <PlainChoice
            label={t('rule.unit')}
            options={TIME_UNITS.map((id) => ({ id, label: t(`rule.unitName.${id}`) }))}
            value={is.unit}
            onChange={(unit) => onChange({ ...is, unit: unit ?? is.unit })}
          />
        </span>
      );
  }
}
