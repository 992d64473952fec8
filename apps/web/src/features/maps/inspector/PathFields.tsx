// A path: from where to where, what it is called, whether it is a "no", and the condition that decides it.
import type { MapPath } from '@portolan/core';
import { NO_KINDS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useSalesMap } from '../draft/draft-context.ts';
import { useFields, useReadOnly } from './editing.ts';
import { Choice, Fact } from './facts.tsx';
import { GoTo } from './GoTo.tsx';
import { LIMITS } from './limits.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { sentenceOf } from '../../../ui/filter/rule-sentence.ts';
import { TextPart } from './TextPart.tsx';
import { useRuleWords } from '../../../ui/filter/use-rule-words.ts';
import { useDealFields } from './use-deal-fields.ts';

/** In one line: the kind of no, and the condition. */
export function usePathSummary(path: MapPath): string {
  const { t } = useTranslation('inspector');
  const words = useRuleWords(useDealFields());
  return [
    ...(path.no === null ? [] : [t(`no.${path.no}`)]),
    ...(path.rule === null ? [] : [t('rule.when', { rule: sentenceOf(path.rule, words) })]),
    ...(path.note === '' ? [] : [path.note]),
  ].join(' · ');
}

export function PathLabel(props: { readonly path: MapPath; readonly isAnswer: boolean }) {
  const { path, isAnswer } = props;
  const { t } = useTranslation('inspector');
  const fields = useFields<MapPath>({ in: 'paths', id: path.id });
  return (
    <TextPart
      label={t(isAnswer ? 'path.answer' : 'path.label')}
      isLabelHidden
      isOneLine
      isTrimmed
      placeholder={t(isAnswer ? 'path.answerAdd' : 'path.labelAdd')}
      value={path.label}
      max={LIMITS.label}
      onCommit={(label) => fields.set('label', label, 'typing')}
    />
  );
}

export function PathSettings({ path }: { readonly path: MapPath }) {
  const { t } = useTranslation('inspector');
  const fields = useFields<MapPath>({ in: 'paths', id: path.id });
  const words = useRuleWords(useDealFields());
  const isReadOnly = useReadOnly();
  return (
    <>
      <Choice
        label={t('path.no')}
        help="no"
        options={NO_KINDS.map((id) => ({ id, label: t(`no.${id}`), hint: t(`noHint.${id}`) }))}
        value={path.no}
        none={t('no.none')}
        onChange={(no) => fields.set('no', no)}
      />
      {isReadOnly ? (
        path.rule !== null && <Fact label={t('rule.title')}>{sentenceOf(path.rule, words)}</Fact>
      ) : (
        <RuleEditor rule={path.rule} onChange={(rule, part) => fields.change('rule', () => rule, part)} />
      )}
      <TextPart
        label={t('note')}
        placeholder={t('noteAdd')}
        value={path.note}
        max={LIMITS.text}
        onCommit={(note) => fields.set('note', note, 'typing')}
      />
    </>
  );
}

export function PathFields({ path }: { readonly path: MapPath }) {
  const { t } = useTranslation('inspector');
  const { nodes } = useSalesMap();
  const from = nodes.find(({ id }) => id === path.from);
  const to = nodes.find(({ id }) => id === path.to);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {from !== undefined && (
        <Fact label={t('path.from')}>
          <GoTo in="nodes" id={from.id} name={from.name} />
        </Fact>
      )}
      {to !== undefined && (
        <Fact label={t('path.to')}>
          <GoTo in="nodes" id={to.id} name={to.name} />
        </Fact>
      )}
      <PathSettings path={path} />
    </div>
  );
}
