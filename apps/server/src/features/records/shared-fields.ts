// Fields that companies and contacts share, in the form in which they are stored, and as conditions ask about them.
import type { AnyFields } from './record-kind.ts';
import { column, readPhone } from '@portolan/core';
import type { RuleField } from '@portolan/core';
import { storableJson } from '../../platform/db/storable.ts';

/** Tags without repetition, whatever their case; numbers with what they are in E.164; text that can be stored. */
export function normalShared<F extends AnyFields>(fields: F, country: string | null): F {
  const plain = JSON.parse(storableJson(fields)) as F;
  const home = plain.address?.country || country;
  return {
    ...plain,
    phones: plain.phones.map(({ number, kind }) => {
      const read = readPhone(number, home === '' ? null : home);
      return { number, kind, e164: read.kind === 'read' ? read.e164 : null };
    }),
    tags: distinct(plain.tags),
  };
}

function distinct(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const folded = tag.normalize('NFKC').toLowerCase();
    return !seen.has(folded) && seen.add(folded);
  });
}

/** E.164, and what could not be read as it was typed. */
export function phonesToCompare(fields: AnyFields): string[] {
  return fields.phones.map(({ number, e164 }) => e164 ?? number);
}

export function textsOfShared(fields: AnyFields): string[] {
  const { address } = fields;
  return [
    ...fields.phones.flatMap(({ number, e164 }) => (e164 === null ? [number] : [e164, number])),
    ...fields.tags,
    ...(address === null ? [] : [address.city, ...address.lines]),
    fields.source,
    ...Object.values(fields.custom).filter((value): value is string => typeof value === 'string'),
  ];
}

const text = (sql: (row: string) => string): RuleField => ({ type: 'text', sql });

export const SHARED_RULES: Readonly<Record<string, RuleField>> = {
  name: text(column('name')),
  phones: {
    type: 'texts',
    sql: (row) =>
      `array(select coalesce(p->>'e164', p->>'number') from jsonb_array_elements(${row}.phones) p)`,
  },
  owner: { type: 'id', sql: column('owner_id') },
  source: text(column('source')),
  tags: { type: 'texts', sql: column('tags') },
  city: text((row) => `${row}.address->>'city'`),
  region: text((row) => `${row}.address->>'region'`),
  country: text((row) => `${row}.address->>'country'`),
  lastActiveAt: { type: 'instant', sql: column('last_active_at') },
  createdAt: { type: 'instant', sql: column('created_at') },
  updatedAt: { type: 'instant', sql: column('updated_at') },
};
