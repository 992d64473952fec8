// Contacts: how their fields stand in the table, what they are found by, and what tells one from another.
import type { ContactFields } from '@portolan/contract';
import { column, displayName, nameSortKey, readEmail } from '@portolan/core';
import { AppError } from '../../platform/http/app-error.ts';
import { sharedCardOf, sharedFieldsOf } from './record-kind.ts';
import type { RecordKind, SharedRow } from './record-kind.ts';
import { SHARED_RULES, normalShared, phonesToCompare, textsOfShared } from './shared-fields.ts';

interface ContactRow extends SharedRow {
  readonly name_parts: ContactFields['name'];
  readonly title: string;
  readonly emails: ContactFields['emails'];
  readonly preferred_channel: ContactFields['preferredChannel'];
  readonly company_id: string | null;
}

function normal(fields: ContactFields, country: string | null): ContactFields {
  const shared = normalShared(fields, country);
  const emails = shared.emails.map(({ address, kind }, i) => {
    const read = readEmail(address);
    if (read.kind === 'read') return { address: read.address, kind };
    throw new AppError('invalid_request', `"${address.slice(0, 100)}" is not an e-mail address`, [
      { path: `emails/${i}/address`, message: 'not an e-mail address' },
    ]);
  });
  return { ...shared, emails };
}

export const CONTACT: RecordKind<ContactFields> = {
  about: 'contact',
  table: 'contacts',
  columns: {
    name_parts: 'jsonb',
    sort_name: 'text',
    title: 'text',
    emails: 'jsonb',
    preferred_channel: 'text',
    company_id: 'uuid',
  },
  joined: 'company_id',
  byName: 'r.sort_name',
  fieldsOf(row) {
    const { name_parts, title, emails, preferred_channel, company_id } = row as ContactRow;
    return {
      name: name_parts,
      title,
      emails,
      preferredChannel: preferred_channel,
      companyId: company_id,
      ...sharedFieldsOf(row),
    };
  },
  columnsOf: (fields) => ({
    name_parts: fields.name,
    sort_name: nameSortKey(fields.name).slice(0, 300),
    title: fields.title,
    emails: fields.emails,
    preferred_channel: fields.preferredChannel,
    company_id: fields.companyId,
  }),
  nameOf: (fields) => displayName(fields.name),
  normal,
  texts: (fields) => [
    displayName(fields.name),
    Object.values(fields.name).join(' '),
    ...fields.emails.map(({ address }) => address),
    fields.title,
    ...textsOfShared(fields),
  ],
  facts: (id, fields, company) => ({
    kind: 'contact',
    id,
    name: fields.name,
    emails: fields.emails.map(({ address }) => address),
    phones: phonesToCompare(fields),
    company,
  }),
  pointsTo: ({ companyId }) => ({ field: 'companyId', companyId }),
  rules: {
    ...SHARED_RULES,
    title: { type: 'text', sql: column('title') },
    emails: {
      type: 'texts',
      sql: (row) => `array(select e->>'address' from jsonb_array_elements(${row}.emails) e)`,
    },
    preferredChannel: { type: 'text', sql: column('preferred_channel') },
    company: { type: 'id', sql: column('company_id') },
    companyName: {
      type: 'text',
      sql: (row) =>
        `(select c.name from companies c where c.workspace_id = ${row}.workspace_id and c.id = ${row}.company_id)`,
    },
  },
  card(row) {
    const { name_parts, title, emails, preferred_channel, company_id } = row as ContactRow & typeof row;
    return {
      ...sharedCardOf(row),
      nameParts: name_parts,
      title,
      emails,
      preferredChannel: preferred_channel,
      company:
        company_id === null || row.joined_name === null ? null : { id: company_id, name: row.joined_name },
    };
  },
};
