// What a deal points to must be there, in this workspace: owners who are members, companies and people not in the bin.
import type { DealCommand, DealFields } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';

export interface References {
  readonly owners: ReadonlySet<string>;
  readonly companies: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
}

type Fields = Partial<Pick<DealFields, 'ownerId' | 'companyId' | 'people' | 'lines'>>;

function fieldsIn(command: DealCommand): Fields {
  if (command.do === 'create') return command.fields;
  return command.do === 'set' || command.do === 'absorb' ? (command.changes as Fields) : {};
}

export function referencesIn(commands: readonly DealCommand[]): References {
  const owners = new Set<string>();
  const companies = new Set<string>();
  const contacts = new Set<string>();
  const products = new Set<string>();
  for (const command of commands) {
    const { ownerId, companyId, people, lines } = fieldsIn(command);
    if (ownerId != null) owners.add(ownerId);
    if (companyId != null) companies.add(companyId);
    for (const { contactId } of people ?? []) contacts.add(contactId);
    for (const { productId } of lines ?? []) if (productId !== null) products.add(productId);
  }
  return { owners, companies, contacts, products };
}

/** Which of them are not there; nothing is asked where nothing is pointed to. */
export async function missingReferences(
  tx: TenantTx,
  { owners, companies, contacts }: References,
): Promise<ReadonlySet<string>> {
  const ids = [...owners, ...companies, ...contacts];
  if (ids.length === 0) return new Set();
  const rows = await tx.all<{ id: string }>({
    name: 'deal-references',
    text: `select user_id as id from members where workspace_id = $1 and user_id = any($2::uuid[])
      union all select id from companies
        where workspace_id = $1 and id = any($3::uuid[]) and deleted_at is null
      union all select id from contacts
        where workspace_id = $1 and id = any($4::uuid[]) and deleted_at is null`,
    values: [tx.workspaceId, [...owners], [...companies], [...contacts]],
  });
  const found = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => !found.has(id)));
}

/** The refusal that names the field and the id. */
export function missingReference(command: DealCommand, missing: ReadonlySet<string>): AppError | undefined {
  if (missing.size === 0) return undefined;
  const { ownerId, companyId, people } = fieldsIn(command);
  const wrong = (path: string, message: string): AppError =>
    new AppError('invalid_request', message, [{ path, message }]);
  if (ownerId != null && missing.has(ownerId)) return wrong('ownerId', 'The owner is not a member here');
  if (companyId != null && missing.has(companyId)) return wrong('companyId', 'There is no such company');
  const person = people?.findIndex(({ contactId }) => missing.has(contactId)) ?? -1;
  return person < 0 ? undefined : wrong(`people/${person}/contactId`, 'There is no such contact');
}
