// Plans rows that are companies and contacts.
import { companyFieldsSchema, contactFieldsSchema } from '@portolan/contract';
import type { CompanyFields, ContactFields } from '@portolan/contract';
import { refuseFields } from '@portolan/core';
import type { ImportedCompany, ImportedContact } from '@portolan/formats';
import type { z } from 'zod';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { changesOf } from './changes-of.ts';
import { companyFieldsOf, contactFieldsOf, nameOf } from './convert-record.ts';
import { currentRecords } from './current-records.ts';
import { rejectFor } from './import-messages.ts';
import { matchOf } from './match-record.ts';
import type { Match } from './match-record.ts';
import type { Planned } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import { companyKeys, contactKeys } from './record-keys.ts';
import { candidateOf, companyOf, companyWanted } from './resolve.ts';
import type { NamedRecords } from './resolve.ts';

export interface Row<R> {
  readonly line: number;
  readonly record: R;
}

export async function planCompanies(
  tx: TenantTx,
  rows: readonly Row<ImportedCompany>[],
  context: PlanContext,
): Promise<Planned[]> {
  const { index, country } = context;
  const keysOf = ({ name, domain, website, phones }: ImportedCompany) =>
    companyKeys(name, [domain, website], phones, country);
  const parents = rows.map(({ record }) => parentOf(record));
  await index.prefetch(tx, [
    {
      about: 'company',
      sources: rows.flatMap(({ record }) => record.sourceId ?? []),
      keys: rows.flatMap(({ record }) => keysOf(record).map(({ key }) => key)),
    },
    ...parents.map(companyWanted),
  ]);
  const matches = rows.map(({ record }) => {
    const { sourceId, name } = record;
    const keys = keysOf(record);
    const match = matchOf({ about: 'company', sourceId, name, keys, domain: record.domain ?? null }, context);
    return { record, keys, match };
  });
  const current = await currentRecords(
    tx,
    'company',
    idsToChange(
      matches.map(({ match }) => match),
      context,
    ),
  );
  return rows.map(({ line, record }, i): Planned => {
    const keys = keysOf(record);
    const sought = {
      about: 'company',
      sourceId: record.sourceId,
      name: record.name,
      keys,
      domain: record.domain ?? null,
    } as const;
    const match = matches[i]!.match ?? matchOf(sought, context);
    const fields = allowed(context, 'company', companyFieldsOf(record, null, context, line), line);
    if (match !== undefined) {
      return asMatch('company', match, record.sourceId, line, fields, current.get(match.record.id), context);
    }
    const parsed = companyFieldsSchema.safeParse(fields);
    if (!parsed.success) return refusedRow(line, record.name, parsed.error);
    const made = {
      about: 'company',
      id: context.newId(),
      name: parsed.data.name,
      fields: parsed.data,
      createdAt: record.createdAt ?? null,
      sourceId: record.sourceId ?? null,
      note: record.note ?? null,
    } as const;
    index.add(
      'company',
      candidateOf(made.id, made.name, made.sourceId, null, made.fields.domain),
      keys.map(({ key }) => key),
    );
    return { what: 'created', line, record: made };
  });
}

export function parentOf({
  parent,
}: ImportedCompany): { readonly id: string; readonly name: string } | undefined {
  return parent === undefined ? undefined : { id: parent, name: parent };
}

export async function planContacts(
  tx: TenantTx,
  rows: readonly Row<ImportedContact>[],
  context: PlanContext,
  named: NamedRecords,
): Promise<Planned[]> {
  const { index, country } = context;
  const keysOf = (record: ImportedContact) =>
    contactKeys(nameOf(record), record.emails, record.phones, country);
  await index.prefetch(tx, [
    {
      about: 'contact',
      sources: rows.flatMap(({ record }) => record.sourceId ?? []),
      keys: rows.flatMap(({ record }) => keysOf(record).map(({ key }) => key)),
    },
    ...rows.map(({ record }) => companyWanted(record.company)),
  ]);
  const prepared = rows.map(({ line, record }) => {
    const companyId = companyOf(record.company, context, named, line);
    const fields = allowed(context, 'contact', contactFieldsOf(record, companyId, context, line), line);
    const name = [fields.name.given, fields.name.family].filter(Boolean).join(' ');
    const sought = {
      about: 'contact',
      sourceId: record.sourceId,
      name,
      keys: keysOf(record),
      isKnownOtherwise: record.emails.length + record.phones.length > 0,
      companyId,
    } as const;
    return { line, record, fields, name, sought, match: matchOf(sought, context) };
  });
  const current = await currentRecords(
    tx,
    'contact',
    idsToChange(
      prepared.map(({ match }) => match),
      context,
    ),
  );
  return prepared.map(({ line, record, fields, name, sought, ...found }): Planned => {
    const match = found.match ?? matchOf(sought, context);
    if (match !== undefined) {
      return asMatch('contact', match, record.sourceId, line, fields, current.get(match.record.id), context);
    }
    const parsed = contactFieldsSchema.safeParse(fields);
    if (!parsed.success) return refusedRow(line, name, parsed.error);
    const made = {
      about: 'contact',
      id: context.newId(),
      name,
      fields: parsed.data,
      createdAt: record.createdAt ?? null,
      sourceId: record.sourceId ?? null,
      note: record.note ?? null,
    } as const;
    index.add(
      'contact',
      candidateOf(made.id, name, made.sourceId, made.fields.companyId, null),
      sought.keys.map(({ key }) => key),
    );
    return { what: 'created', line, record: made };
  });
}

/** Records here, not ones that this import has made. */
export function idsToChange(matches: readonly (Match | undefined)[], { settings }: PlanContext): string[] {
  if (settings.onMatch === 'skip') return [];
  return [
    ...new Set(matches.flatMap((match) => (match === undefined || match.record.made ? [] : match.record.id))),
  ];
}

/** Fields that the role may not set are emptied, and said. */
export function allowed<F extends object>(
  context: PlanContext,
  about: 'company' | 'contact' | 'deal',
  fields: F,
  line: number,
): F {
  const { access, notices } = context;
  if (access.limited(about).length === 0) return fields;
  const filled = Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
  const refused = refuseFields(
    access,
    about,
    about === 'deal' ? (context.map?.processId ?? null) : null,
    filled,
  );
  if (refused.length === 0) return fields;
  const kept: Record<string, unknown> = { ...(fields as Record<string, unknown>) };
  for (const field of refused) {
    notices.add('field_not_allowed', { field }, line);
    if (field.startsWith('custom.')) continue;
    const value = kept[field];
    kept[field] = Array.isArray(value) ? [] : typeof value === 'string' && field !== 'ownerId' ? '' : null;
  }
  return kept as F;
}

type Kept = CompanyFields | ContactFields;

function asMatch(
  about: 'company' | 'contact',
  { record, by }: Match,
  sourceId: string | undefined,
  line: number,
  fields: Kept,
  now: Kept | undefined,
  context: PlanContext,
): Planned {
  const remember = sourceId !== undefined && record.sourceId !== sourceId ? sourceId : null;
  const same: Planned = { what: 'matched', line, id: record.id, name: record.name, by, sourceId: remember };
  if (now === undefined) return same;
  const { changes, was } = changesOf({ ...now }, { ...fields }, context.settings.onMatch);
  if (Object.keys(changes).length === 0) return same;
  const changed = { about, id: record.id, name: record.name, changes, was, sourceId: remember };
  return { what: 'updated', line, by, record: changed as never };
}

export function refusedRow(line: number, name: string, error: z.ZodError): Planned {
  const [issue] = error.issues;
  const reason = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { what: 'rejected', line, name, problem: rejectFor('refused', { reason }) };
}
