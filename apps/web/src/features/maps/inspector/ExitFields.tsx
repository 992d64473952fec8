// What must be true before a deal leaves: the checklist, how strictly it is meant, and the question that confirms it.
import type { ChecklistItem, Stage } from '@portolan/core';
import { ACTIVITY_KINDS, ROLES } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { DEAL_FIELD_NAMES, isDealField } from './deal-fields.ts';
import type { Fields } from './editing.ts';
import { Choice } from './facts.tsx';
import { LineList } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { withLine } from './lists.ts';
import { TextPart } from './TextPart.tsx';

const HOWS = ['tick', 'field', 'activity', 'document', 'approval'] as const;
const GATES = ['block', 'warn', 'off'] as const;
type Check = ChecklistItem['check'];

function checkBy(how: Check['how'], text: string): Check {
  switch (how) {
    case 'tick':
      return { how };
    case 'field':
      return { how, field: 'amount' };
    case 'activity':
      return { how, activity: 'meeting' };
    case 'document':
      return { how, document: text.slice(0, 200) };
    case 'approval':
      return { how, role: 'manager' };
  }
}

export function ExitFields(props: { readonly stage: Stage; readonly fields: Fields<Stage> }) {
  const { stage, fields } = props;
  const { t } = useTranslation('inspector');
  const change = (how: (list: readonly ChecklistItem[]) => ChecklistItem[], part?: string): boolean =>
    fields.change('checklist', how, part);
  // What is usual (required, ticked by us) goes without saying.
  const summaryOf = (item: ChecklistItem): string =>
    [
      ...(item.required ? [] : [t('check.advised')]),
      ...(item.by === 'buyer' ? [t('check.byBuyer')] : []),
      checkText(item.check, t),
    ]
      .filter((fact) => fact !== '')
      .join(' · ');
  return (
    <>
      <LineList
        label={t('stage.exit')}
        addLabel={t('stage.exitAdd')}
        lines={stage.checklist}
        max={LIMITS.checklist}
        edits={lineEdits<ChecklistItem>(
          change,
          (text) => ({ text }),
          (id, text) => ({ id, text, required: true, by: 'us', check: { how: 'tick' } }),
        )}
        settings={(item) => ({
          label: t('check.settings', { item: item.text }),
          summary: summaryOf(item),
          body: (
            <CheckSettings
              item={item}
              onChange={(patch, part) =>
                change(
                  (list) => [...withLine(list, item.id, patch)],
                  part === undefined ? undefined : item.id,
                )
              }
            />
          ),
        })}
      />
      {stage.checklist.length > 0 && (
        <Choice
          label={t('stage.gate')}
          help="gate"
          options={GATES.map((id) => ({ id, label: t(`gate.${id}`), hint: t(`gateHint.${id}`) }))}
          value={stage.gate}
          onChange={(gate) => fields.set('gate', gate ?? 'warn')}
        />
      )}
      <TextPart
        label={t('stage.confirming')}
        help="confirming"
        placeholder={t('stage.confirmingAdd')}
        value={stage.confirming}
        max={LIMITS.line}
        isOneLine
        onCommit={(text) => fields.set('confirming', text, 'typing')}
      />
    </>
  );
}

type Words = ReturnType<typeof useTranslation<'inspector'>>['t'];

function checkText(check: Check, t: Words): string {
  switch (check.how) {
    case 'tick':
      return '';
    case 'field':
      return t('check.says.field', {
        field: isDealField(check.field) ? t(`field.${check.field}`) : check.field,
      });
    case 'activity':
      return t('check.says.activity', { activity: t(`activity.${check.activity}`) });
    case 'document':
      return t('check.says.document', { document: check.document });
    case 'approval':
      return t('check.says.approval', { role: t(`role.${check.role}`) });
  }
}

function CheckSettings(props: {
  readonly item: ChecklistItem;
  readonly onChange: (patch: Partial<ChecklistItem>, part?: 'typing') => boolean;
}) {
  const { item, onChange } = props;
  const { check } = item;
  const { t } = useTranslation('inspector');
  return (
    <>
      <Choice
        label={t('check.weight')}
        options={[
          { id: 'required', label: t('check.required') },
          { id: 'advised', label: t('check.advised') },
        ]}
        value={item.required ? 'required' : 'advised'}
        onChange={(id) => onChange({ required: id === 'required' })}
      />
      <Choice
        label={t('check.by')}
        help="by"
        options={[
          { id: 'us', label: t('check.byUs') },
          { id: 'buyer', label: t('check.byBuyer') },
        ]}
        value={item.by}
        onChange={(by) => onChange({ by: by ?? 'us' })}
      />
      <Choice
        label={t('check.how')}
        options={HOWS.map((id) => ({ id, label: t(`check.kind.${id}`) }))}
        value={check.how}
        onChange={(how) => onChange({ check: checkBy(how ?? 'tick', item.text) })}
      />
      {check.how === 'field' && (
        <>
          <Choice
            label={t('check.field')}
            options={DEAL_FIELD_NAMES.map((id) => ({ id, label: t(`field.${id}`) }))}
            value={isDealField(check.field) ? check.field : null}
            none={t('otherField')}
            onChange={(field) => onChange({ check: { how: 'field', field: field ?? 'custom.' } })}
          />
          {!isDealField(check.field) && (
            <TextPart
              label={t('otherFieldName')}
              value={check.field}
              max={100}
              isOneLine
              isRequired
              isTrimmed
              onCommit={(field) => onChange({ check: { how: 'field', field } }, 'typing')}
            />
          )}
        </>
      )}
      {check.how === 'activity' && (
        <Choice
          label={t('check.activity')}
          options={ACTIVITY_KINDS.map((id) => ({ id, label: t(`activity.${id}`) }))}
          value={check.activity}
          onChange={(activity) => onChange({ check: { how: 'activity', activity: activity ?? 'meeting' } })}
        />
      )}
      {check.how === 'document' && (
        <TextPart
          label={t('check.document')}
          value={check.document}
          max={200}
          isOneLine
          isRequired
          isTrimmed
          onCommit={(document) => onChange({ check: { how: 'document', document } }, 'typing')}
        />
      )}
      {check.how === 'approval' && (
        <Choice
          label={t('check.role')}
          options={ROLES.map((id) => ({ id, label: t(`role.${id}`) }))}
          value={check.role}
          onChange={(role) => onChange({ check: { how: 'approval', role: role ?? 'manager' } })}
        />
      )}
    </>
  );
}
