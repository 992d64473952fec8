// What a command makes of one company or contact, or why it is refused: reach, the role's fields, what the caller saw, the
// workspace's own definitions. Nothing is read or written here.
import type { CompanyChanges, ContactChanges } from '@portolan/contract';
import { accessFieldOf, changeOf, refuseFields, sameValue, valuesSchemaOf } from '@portolan/core';
import type { FieldDefinition, RecordChange } from '@portolan/core';
import { requireReach } from '../../platform/access/access-of.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { About, AnyFields, FieldsOf, RecordKind, StoredRecord } from './record-kind.ts';
import type { WrittenBy } from './written-by.ts';

interface ChangesOf {
  readonly contact: ContactChanges;
  readonly company: CompanyChanges;
}

export type RecordCommand<A extends About> =
  | {
      readonly do: 'create';
      readonly fields: FieldsOf[A];
      /** When it came about, where that was earlier: in another system. */
      readonly createdAt?: Date;
    }
  | { readonly do: 'set'; readonly changes: ChangesOf[A]; readonly was: ChangesOf[A] }
  | { readonly do: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly do: 'delete' }
  | { readonly do: 'restore' };

export interface Judged<F extends AnyFields> {
  readonly before: StoredRecord<F> | undefined;
  readonly after: StoredRecord<F>;
  readonly event: { readonly kind: string; readonly payload: object; readonly happenedAt?: Date } | undefined;
}

export interface Around {
  readonly by: WrittenBy;
  readonly country: string | null;
  readonly own: readonly FieldDefinition[];
}

export function judge<A extends About>(
  kind: RecordKind<FieldsOf[A]>,
  id: string,
  command: RecordCommand<A>,
  before: StoredRecord<FieldsOf[A]> | undefined,
  around: Around,
): Judged<FieldsOf[A]> {
  const { by } = around;
  if (command.do === 'create') return created(kind, id, command, around);
  if (before === undefined) throw new AppError('not_found');
  requireReach(by.access, kind.about, 'change', { ownerId: before.fields.ownerId, id });
  const next = { updatedAt: by.now, revision: before.revision + 1 };
  if (command.do === 'restore') {
    if (before.mergedInto !== null) {
      throw new AppError('conflict', 'This was merged into another record; take the merge back instead');
    }
    if (before.deletedAt === null) return { before, after: before, event: undefined };
    return {
      before,
      after: { ...before, ...next, deletedAt: null },
      event: { kind: 'restored', payload: {} },
    };
  }
  if (before.mergedInto !== null) {
    throw new AppError('conflict', 'This was merged into another record; open that one', undefined, {
      code: 'merged',
      params: { into: before.mergedInto },
    });
  }
  if (command.do === 'delete') {
    if (before.deletedAt !== null) return { before, after: before, event: undefined };
    return {
      before,
      after: { ...before, ...next, deletedAt: by.now },
      event: { kind: 'deleted', payload: {} },
    };
  }
  if (before.deletedAt !== null) throw new AppError('conflict', 'This is in the bin; restore it first');
  const set = command.do === 'set' ? command : tagging(before.fields.tags, command);
  return changed(kind, before, set as { changes: Partial<AnyFields>; was: Partial<AnyFields> }, around);
}

function tagging(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): { changes: { tags: string[] }; was: object } {
  const gone = new Set(remove.map((tag) => tag.toLowerCase()));
  const kept = tags.filter((tag) => !gone.has(tag.toLowerCase()));
  const all = [...kept, ...add];
  if (all.length > 50) throw tooManyTags();
  return { changes: { tags: all }, was: {} };
}

function tooManyTags(): AppError {
  const message = 'A record has at most 50 tags; take one away first';
  return new AppError('invalid_request', message, [{ path: 'tags', message }]);
}

function created<F extends AnyFields>(
  kind: RecordKind<F>,
  id: string,
  { fields: given, createdAt }: { readonly fields: F; readonly createdAt?: Date },
  { by, country, own }: Around,
): Judged<F> {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => !isBlank(value)));
  refuseLimited(kind.about, filled, by);
  const custom = customOf(own, given.custom, {}, true);
  const fields = kind.normal({ ...given, custom }, country);
  return {
    before: undefined,
    after: {
      id,
      fields,
      createdAt: createdAt ?? by.now,
      createdBy: by.actor.id,
      updatedAt: by.now,
      deletedAt: null,
      mergedInto: null,
      revision: 1,
    },
    event: {
      kind: 'created',
      payload: { fields },
      ...(createdAt === undefined ? {} : { happenedAt: createdAt }),
    },
  };
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function changed<F extends AnyFields>(
  kind: RecordKind<F>,
  before: StoredRecord<F>,
  { changes, was }: { readonly changes: Partial<AnyFields>; readonly was: Partial<AnyFields> },
  { by, country, own }: Around,
): Judged<F> {
  refuseLimited(kind.about, changes, by);
  refuseStale(kind, before.fields, was, country);
  const custom =
    changes.custom === undefined
      ? before.fields.custom
      : merged(before.fields.custom, customOf(own, changes.custom, before.fields.custom, false));
  const fields = kind.normal({ ...before.fields, ...changes, custom }, country);
  const differences = changeOf(asRecord(before.fields), asRecord(fields));
  if (differences.length === 0) return { before, after: before, event: undefined };
  return {
    before,
    after: { ...before, fields, updatedAt: by.now, revision: before.revision + 1 },
    event: { kind: 'changed', payload: { changes: differences satisfies RecordChange[] } },
  };
}

function refuseLimited(about: About, changes: object, by: WrittenBy): void {
  const refused = refuseFields(by.access, about, null, changes as Readonly<Record<string, unknown>>);
  if (refused.length === 0) return;
  throw new AppError(
    'forbidden',
    `Your role may not change ${refused.join(', ')}`,
    refused.map((path) => ({ path, message: 'your role may not change this' })),
  );
}

/** What the caller saw in a field is there no more. */
function refuseStale<F extends AnyFields>(
  kind: RecordKind<F>,
  now: F,
  was: Partial<AnyFields>,
  country: string | null,
): void {
  const { custom: wasCustom = {}, ...wasOther } = was;
  const seen = asRecord(kind.normal({ ...now, ...wasOther }, country));
  for (const name of Object.keys(wasOther)) {
    if (!sameValue(asRecord(now)[name], seen[name])) throw staleField(name);
  }
  for (const [key, value] of Object.entries(wasCustom)) {
    if (!sameValue(now.custom[key] ?? null, value)) throw staleField(`custom.${key}`);
  }
}

function staleField(name: string): AppError {
  return new AppError(
    'conflict',
    `Somebody else changed ${name} meanwhile; look again`,
    [{ path: name, message: 'changed meanwhile' }],
    { code: 'changed_meanwhile', params: { field: accessFieldOf(name) } },
  );
}

function asRecord(fields: AnyFields): Readonly<Record<string, unknown>> {
  return fields;
}

type Custom = AnyFields['custom'];

function merged(before: Custom, given: Custom): Custom {
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null));
}

function customOf(own: readonly FieldDefinition[], given: Custom, before: Custom, whole: boolean): Custom {
  const read = valuesSchemaOf(own, { whole, before }).safeParse(given);
  if (read.success) return whole ? merged({}, read.data) : read.data;
  const fields = read.error.issues.map(({ path, message }) => ({
    path: `custom.${path.map(String).join('.')}`,
    message,
  }));
  throw new AppError('invalid_request', fields.map(({ message }) => message).join('; '), fields);
}
