// How definitions of fields come about and change: what may change later is what leaves every kept value readable.
import type { CustomValue } from '../pipeline/deal.ts';
import { fold } from '../rules/fold.ts';
import { MOST_FIELDS, fieldDefinitionSchema, type FieldDefinition } from './field-definition.ts';
import type { FieldAbout, FieldOption, FieldType } from './field-type.ts';
import { keyFromLabel } from './field-key.ts';

export const DEFINITION_REFUSALS = [
  'tooManyFields',
  'labelTaken',
  'typeFixed',
  'optionRemoved',
  'unknownOption',
  'notValid',
] as const;

export type DefinitionVerdict =
  | { readonly kind: 'defined'; readonly definition: FieldDefinition }
  | {
      readonly kind: 'refused';
      readonly code: (typeof DEFINITION_REFUSALS)[number];
      /** JSON path inside the definition, e.g. `options/2/label`. */
      readonly path: string;
      readonly message: string;
    };

/** An option without an id is new. */
export interface OptionDraft {
  readonly id?: string | undefined;
  readonly label: string;
  readonly archived?: boolean | undefined;
}

interface Details {
  readonly label: string;
  readonly type: FieldType;
  readonly options?: readonly OptionDraft[] | undefined;
  readonly required?: boolean | undefined;
  readonly description?: string | undefined;
  readonly default?: CustomValue | undefined;
}
export interface FieldDraft extends Details {
  readonly about: FieldAbout;
}
export interface FieldEdit extends Partial<Details> {
  /** ISO instant; null brings the field back. */
  readonly archivedAt?: string | null | undefined;
}

/** @param existing every definition of the workspace, archived ones too. */
export function defineField(draft: FieldDraft, existing: readonly FieldDefinition[]): DefinitionVerdict {
  const taken = new Set(existing.filter(({ about }) => about === draft.about).map(({ key }) => key));
  const options = withIds(draft.options ?? [], []);
  return checked(
    {
      key: keyFromLabel(draft.label, taken, 'field'),
      about: draft.about,
      label: draft.label,
      type: draft.type,
      options,
      required: draft.required ?? false,
      description: draft.description ?? '',
      default: draft.default ?? null,
      archivedAt: null,
    },
    existing,
  );
}

/**
 * Labels, descriptions, what is required and what is the default may change, and a field may be archived and brought
 * back. Options may be added, renamed, put in another order and archived, never taken away. A text may become a long
 * text, and a choice several choices (values: see `convertFieldValue`). Key and kind of record never change.
 */
export function changeField(
  before: FieldDefinition,
  edit: FieldEdit,
  existing: readonly FieldDefinition[],
): DefinitionVerdict {
  const type = edit.type ?? before.type;
  if (type !== before.type && WIDER[before.type] !== type) {
    const wider = WIDER[before.type];
    const may = wider === undefined ? 'its type is fixed' : `it can only become "${wider}"`;
    return refused(
      'typeFixed',
      'type',
      `"${before.label}" holds values of the type "${before.type}": ${may}. Add another field instead.`,
    );
  }
  const kept = new Set(before.options.map(({ id }) => id));
  for (const [i, { id }] of (edit.options ?? []).entries()) {
    if (id !== undefined && !kept.has(id)) {
      return refused(
        'unknownOption',
        `options/${i}/id`,
        `There is no option "${id}"; leave the id out for a new one.`,
      );
    }
  }
  const options = edit.options === undefined ? before.options : withIds(edit.options, before.options);
  const left = before.options.find(({ id }) => !options.some((option) => option.id === id));
  if (left !== undefined) {
    return refused(
      'optionRemoved',
      'options',
      `"${left.label}" cannot be taken away, records may hold it; archive it instead.`,
    );
  }
  const others = existing.filter(({ about, key }) => about !== before.about || key !== before.key);
  return checked(
    {
      ...before,
      label: edit.label ?? before.label,
      type,
      options,
      required: edit.required ?? before.required,
      description: edit.description ?? before.description,
      default:
        edit.default === undefined ? convertFieldValue(before.default, before.type, type) : edit.default,
      archivedAt: edit.archivedAt === undefined ? before.archivedAt : edit.archivedAt,
    },
    others,
  );
}

const WIDER: Readonly<Partial<Record<FieldType, FieldType>>> = { text: 'longText', choice: 'choices' };

/** A value that was kept before its field's type changed. */
export function convertFieldValue(value: CustomValue, from: FieldType, to: FieldType): CustomValue {
  return from === 'choice' && to === 'choices' && typeof value === 'string' ? [value] : value;
}

function withIds(drafts: readonly OptionDraft[], before: readonly FieldOption[]): FieldOption[] {
  const taken = new Set([...before, ...drafts].flatMap(({ id }) => (id === undefined ? [] : [id])));
  return drafts.map(({ id, label, archived = false }) => {
    const key = id ?? keyFromLabel(label, taken, 'option');
    taken.add(key);
    return { id: key, label, archived };
  });
}

function checked(definition: FieldDefinition, others: readonly FieldDefinition[]): DefinitionVerdict {
  const read = fieldDefinitionSchema.safeParse(definition);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refused('notValid', issue?.path.join('/') ?? '', issue?.message ?? 'The field is not valid.');
  }
  const live = others.filter(({ archivedAt }) => archivedAt === null);
  if (definition.archivedAt === null && live.length >= MOST_FIELDS) {
    return refused(
      'tooManyFields',
      '',
      `A workspace has at most ${MOST_FIELDS} fields of its own; archive one that is no longer used.`,
    );
  }
  const alike = live.find(
    ({ about, label }) => about === definition.about && fold(label) === fold(definition.label),
  );
  if (definition.archivedAt === null && alike !== undefined) {
    return refused('labelTaken', 'label', `There is already a field "${alike.label}"; choose another name.`);
  }
  return { kind: 'defined', definition: read.data };
}

function refused(
  code: (typeof DEFINITION_REFUSALS)[number],
  path: string,
  message: string,
): DefinitionVerdict {
  return { kind: 'refused', code, path, message };
}
