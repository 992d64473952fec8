// A field of the workspace's own, added or changed. What can never be changed afterwards is said before it is chosen.
import { createField, updateField, type ListedField } from '@portolan/contract';
import { FIELD_TYPES, keyFromLabel, type FieldAbout, type FieldType } from '@portolan/core';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { OptionsEditor, type OptionDraft } from './OptionsEditor.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { useFieldWords } from './use-field-words.ts';

export interface FieldPanelProps {
  readonly about: FieldAbout;
  /** Null for a new one. */
  readonly field: (ListedField & { readonly id: string }) | null;
  /** Every field of the workspace's own of this kind of record. */
  readonly existing: readonly ListedField[];
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

/** What an existing field may become; deals are what their history says, so their choices stay as they are. */
function typesOf(field: ListedField | null): readonly FieldType[] {
  if (field === null) return FIELD_TYPES;
  const now = FIELD_TYPES.find((type) => type === field.type);
  if (now === 'text') return ['text', 'longText'];
  if (now === 'choice' && field.about !== 'deal') return ['choice', 'choices'];
  return now === undefined ? [] : [now];
}

const same = (a: string, b: string): boolean =>
  a.trim().normalize('NFKC').toLocaleLowerCase() === b.trim().normalize('NFKC').toLocaleLowerCase();

export function FieldPanel({ about, field, existing, onClose, onSaved }: FieldPanelProps) {
  const { t } = useTranslation(['fields', 'ui']);
  const words = useFieldWords();
  const types = typesOf(field);
  const [label, setLabel] = useState(field?.label ?? '');
  const [description, setDescription] = useState(field?.description ?? '');
  const [type, setType] = useState<FieldType>(types.find((one) => one === field?.type) ?? 'text');
  const [required, setRequired] = useState(field?.required ?? false);
  const [options, setOptions] = useState<readonly OptionDraft[]>(
    field?.options.map((option) => ({ ...option, key: option.id })) ?? [],
  );
  const [isTried, setTried] = useState(false);

  const isChoice = type === 'choice' || type === 'choices';
  const others = existing.filter(({ id }) => id !== field?.id);
  const taken = others.some((other) => other.archivedAt === null && same(other.label, label));
  const key = keyFromLabel(label, new Set(others.map(({ name }) => name.replace('custom.', ''))), 'field');
  const labelError = taken
    ? t('problem.labelTaken')
    : isTried && label.trim() === ''
      ? t('ui:field.required')
      : undefined;
  const named = options.filter((option) => option.label.trim() !== '' || option.id !== undefined);
  const optionProblem = !isChoice
    ? undefined
    : named.every(({ archived }) => archived)
      ? t('problem.noOption')
      : named.some(
            (one, i) =>
              !one.archived && named.slice(0, i).some((two) => !two.archived && same(one.label, two.label)),
          )
        ? t('problem.optionTwice')
        : named.some((one) => one.label.trim() === '')
          ? t('problem.optionEmpty')
          : undefined;
  const submit = useSubmit(
    () => {
      const body = {
        label: label.trim(),
        description: description.trim(),
        type,
        required,
        options: isChoice
          ? named.map(({ id, label: name, archived }) => ({
              ...(id === undefined ? {} : { id }),
              label: name.trim(),
              archived,
            }))
          : [],
      };
      return field === null
        ? call(createField, { body: { about, ...body } })
        : call(updateField, { params: { id: field.id }, body });
    },
    async (saved) => {
      await onSaved();
      showToast(t(field === null ? 'added' : 'saved', { name: isolate(saved.label) }));
      onClose();
    },
  );
  return (
    <SettingsPanel title={field === null ? t(`addTo.${about}`) : field.label} onClose={onClose}>
      <Form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (label.trim() !== '' && !taken && optionProblem === undefined) void submit.send();
        }}
      >
        <TextField
          label={t('label')}
          value={label}
          onChange={setLabel}
          maxLength={100}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for it
          autoFocus={field === null}
          {...(labelError === undefined ? {} : { error: labelError })}
        />
        <p className="-mt-3 text-xs text-muted">
          {t('keyIs')}{' '}
          <code dir="ltr" className="font-mono text-ink select-all">
            {field?.name ?? `custom.${key}`}
          </code>
          {'. '}
          {t('keyStays')}
        </p>
        <Select
          label={t('typeTitle')}
          hint={
            field === null
              ? t('typeOnce')
              : types.length > 1
                ? t(types[0] === 'text' ? 'textMayGrow' : 'choiceMayGrow')
                : t('typeStays')
          }
          options={types.map((id) => ({ id, label: words.type(id), hint: t(`example.${id}`) }))}
          value={type}
          onChange={setType}
          isDisabled={types.length < 2}
        />
        {isChoice && (
          <OptionsEditor
            options={options}
            onChange={setOptions}
            problem={isTried ? optionProblem : undefined}
          />
        )}
        <Checkbox
          label={t('requiredLabel')}
          hint={t('requiredHint')}
          isSelected={required}
          onChange={setRequired}
        />
        <TextField
          label={t('description')}
          hint={t('descriptionHint')}
          value={description}
          onChange={setDescription}
          maxLength={1000}
          rows={3}
        />
        <ProblemNote problem={submit.problem} />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button variant="primary" type="submit" isPending={submit.isPending}>
            {t(field === null ? 'addAction' : 'save')}
          </Button>
        </div>
      </Form>
    </SettingsPanel>
  );
}
