// Companies: how their fields stand in the table, what they are found by, and what tells one from another.
import type { CompanyFields } from '@portolan/contract';
import { column, domainOf, isWebLink } from '@portolan/core';
import { AppError } from '../../platform/http/app-error.ts';
import { sharedCardOf, sharedFieldsOf } from './record-kind.ts';
import type { RecordKind, SharedRow } from './record-kind.ts';
import { SHARED_RULES, normalShared, phonesToCompare, textsOfShared } from './shared-fields.ts';

interface CompanyRow extends SharedRow {
  readonly domain: string | null;
  readonly website: string;
  readonly industry: string;
  readonly employees: number | null;
  readonly parent_id: string | null;
}

function normal(fields: CompanyFields, country: string | null): CompanyFields {
  const plain = normalShared(fields, country);
  const shared = { ...plain, website: addressOf(plain.website) };
  if (shared.domain === null || shared.domain === '') return { ...shared, domain: null };
  const domain = domainOf(shared.domain);
  if (domain !== null) return { ...shared, domain };
  throw new AppError(
    'invalid_request',
    `"${shared.domain.slice(0, 100)}" has no domain in it, such as acme.lv`,
    [{ path: 'domain', message: 'not a domain' }],
  );
}

/** `acme.lv/about` is meant as a page, too; what is no page (`javascript:`, a path) is not kept. */
function addressOf(website: string): string {
  if (website === '' || isWebLink(website)) return website;
  if (!/^[a-z][a-z0-9+.-]*:/iu.test(website) && isWebLink(`https://${website}`)) return `https://${website}`;
  const message = 'The website is an address such as https://acme.lv';
  throw new AppError('invalid_request', message, [{ path: 'website', message }]);
}

function domainsOf({ domain, website }: CompanyFields): string[] {
  const ofSite = website === '' ? null : domainOf(website);
  return [...new Set([domain, ofSite])].filter((one) => one !== null);
}

export const COMPANY: RecordKind<CompanyFields> = {
  about: 'company',
  table: 'companies',
  columns: { domain: 'text', website: 'text', industry: 'text', employees: 'int', parent_id: 'uuid' },
  joined: 'parent_id',
  byName: 'r.name',
  fieldsOf(row) {
    const { name, domain, website, industry, employees, parent_id } = row as CompanyRow;
    return { name, domain, website, industry, employees, parentId: parent_id, ...sharedFieldsOf(row) };
  },
  columnsOf: (fields) => ({
    domain: fields.domain,
    website: fields.website,
    industry: fields.industry,
    employees: fields.employees,
    parent_id: fields.parentId,
  }),
  nameOf: ({ name }) => name,
  normal,
  texts: (fields) => [fields.name, ...domainsOf(fields), fields.industry, ...textsOfShared(fields)],
  facts: (id, fields) => ({
    kind: 'company',
    id,
    name: fields.name,
    domains: domainsOf(fields),
    phones: phonesToCompare(fields),
    city: fields.address?.city ?? '',
    country: fields.address?.country ?? '',
  }),
  pointsTo: ({ parentId }) => ({ field: 'parentId', companyId: parentId }),
  rules: {
    ...SHARED_RULES,
    domain: { type: 'text', sql: column('domain') },
    website: { type: 'text', sql: column('website') },
    industry: { type: 'text', sql: column('industry') },
    employees: { type: 'number', sql: column('employees') },
    parent: { type: 'id', sql: column('parent_id') },
  },
  card(row) {
    const { domain, website, industry, employees, parent_id } = row as CompanyRow & typeof row;
    return {
      ...sharedCardOf(row),
      domain,
      website,
      industry,
      employees,
      parent:
        parent_id === null || row.joined_name === null ? null : { id: parent_id, name: row.joined_name },
    };
  },
};
