// What a deal points to must be there, in this workspace: owners who are members, companies and people not in the bin.
import type { Deal, DealCommand, DealFields } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';

export interface References {
  readonly owners: ReadonlySet<string>;
  readonly companies: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
}

type Fields = Partial<Pick<DealFields, 'ownerId' | 'companyId' | 'people' | 'lines'>>;

/** What of a command is asked here; a new deal's version does not matter. */
type Pointing =
  | Exclude<DealCommand, { do: 'create' }>
  | Pick<Extract<DealCommand, { do: 'create' }>, 'do' | 'fields'>;

function fieldsIn(command: Pointing): Fields {
  if (command.do === 'create') return command.fields;
  return command.do === 'set' || command.do === 'absorb' ? (command.changes as Fields) : {};
}

export function referencesIn(commands: readonly Pointing[]): References {
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

/**
 * Which of them are not there; nothing is asked where nothing is pointed to.
 * @param past of facts from elsewhere: those who have left still own what was theirs then
 */
export async function missingReferences(
  tx: TenantTx,
  { owners, companies, contacts, products }: References,
  past: boolean,
): Promise<ReadonlySet<string>> {
  const ids = [...owners, ...companies, ...contacts, ...products];
  if (ids.length === 0) return new Set();
  const rows = await tx.all<{ id: string }>({
    name: 'deal-references',
    // By joins: kept plans of older servers read a whole workspace for "any of".
    text: `select w.id from unnest($2::uuid[]) as w (id)
        join members m on m.workspace_id = $1 and m.user_id = w.id and ($6 or m.deactivated_at is null)
      union all select w.id from unnest($3::uuid[]) as w (id)
        join companies c on c.workspace_id = $1 and c.id = w.id and c.deleted_at is null
      union all select w.id from unnest($4::uuid[]) as w (id)
        join contacts k on k.workspace_id = $1 and k.id = w.id and k.deleted_at is null
      union all select w.id from unnest($5::uuid[]) as w (id)
        join products p on p.workspace_id = $1 and p.id = w.id`,
    values: [tx.workspaceId, [...owners], [...companies], [...contacts], [...products], past],
  });
  const found = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => !found.has(id)));
}

/** The refusal that names the field and the id. What the deal pointed to already may stay, even where it is gone. */
export function missingReference(
  command: DealCommand,
  missing: ReadonlySet<string>,
  deal: Deal | undefined,
): AppError | undefined {
  if (missing.size === 0) return undefined;
  const { ownerId, companyId, people, lines } = fieldsIn(command);
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const wrong = (path: string, message: string): AppError =>
    new AppError('invalid_request', message, [{ path, message }]);
  if (ownerId != null && missing.has(ownerId) && ownerId !== deal?.ownerId) {
    return wrong('ownerId', 'The owner is nobody who works here');
  }
  if (companyId != null && missing.has(companyId) && companyId !== deal?.companyId) {
    return wrong('companyId', 'There is no such company');
  }
  const knownPeople = new Set(deal?.people.map(({ contactId }) => contactId));
  const person = people?.findIndex(({ contactId: id }) => missing.has(id) && !knownPeople.has(id)) ?? -1;
  if (person >= 0) return wrong(`people/${person}/contactId`, 'There is no such contact');
  const knownProducts = new Set(deal?.lines.map(({ productId }) => productId));
  const line =
    lines?.findIndex(({ productId: id }) => id !== null && missing.has(id) && !knownProducts.has(id)) ?? -1;
  return line < 0 ? undefined : wrong(`lines/${line}/productId`, 'There is no such product');
}
