// Deals that name a record which was merged into another one. They are written by the deals feature alone, which app.ts
// hands in; a merge moves all of them, also those that whoever merges does not reach.
import { recordAccessOf } from '@portolan/core';
import type { DealCommand, DealPerson } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { leftOver } from './mover.ts';
import type { Move, Moved, Mover, NotMovedBack } from './mover.ts';
import type { WrittenBy } from './written-by.ts';

export type WriteDeals = (
  tx: TenantTx,
  orders: readonly { readonly dealId: string; readonly command: DealCommand }[],
  by: WrittenBy,
) => Promise<
  readonly (
    | { readonly ok: true; readonly dealId: string }
    | { readonly ok: false; readonly dealId: string; readonly name: string; readonly error: Error }
  )[]
>;

interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly people: readonly DealPerson[];
}

const ALL = recordAccessOf({ records: [], fields: [] }, { role: 'owner', userId: null, teamOwners: [] });
const everywhere = (by: WrittenBy): WrittenBy => ({ ...by, role: 'owner', access: ALL });

/** Deals in the bin keep what they say. */
function dealsWith(
  tx: TenantTx,
  { about, from }: Pick<Move, 'about' | 'from'>,
  only: readonly string[] | null,
): Promise<DealRow[]> {
  const values = [tx.workspaceId, from, only];
  return tx.all<DealRow>(
    about === 'company'
      ? {
          text: `select d.id, d.name, d.details->'people' as people from deals d
            where d.workspace_id = $1 and d.company_id = $2 and d.deleted_at is null
              and ($3::uuid[] is null or d.id = any($3)) order by d.id`,
          values,
        }
      : {
          text: `select d.id, d.name, d.details->'people' as people
            from deal_people p join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
            where p.workspace_id = $1 and p.contact_id = $2 and d.deleted_at is null
              and ($3::uuid[] is null or d.id = any($3)) order by d.id`,
          values,
        },
  );
}

function set(changes: object): DealCommand {
  return { do: 'set', changes: changes, was: {} };
}

/** The survivor in the place of the other; once, where both took part. */
function merged(people: readonly DealPerson[], { from, to }: Move): DealPerson[] {
  const seen = new Set<string>();
  return people
    .map((person) => (person.contactId === from ? { ...person, contactId: to } : person))
    .filter(({ contactId }) => !seen.has(contactId) && seen.add(contactId));
}

/** The other as it took part before; the survivor stays where it took part, too. */
function parted(people: readonly DealPerson[], was: readonly DealPerson[], { from, to }: Move): DealPerson[] {
  const before = was.find(({ contactId }) => contactId === to);
  const bothTookPart = was.some(({ contactId }) => contactId === from);
  return people.flatMap((person) => {
    if (person.contactId !== from) return [person];
    const other = { contactId: to, part: bothTookPart ? (before?.part ?? null) : person.part };
    return bothTookPart ? [person, other] : [other];
  });
}

export function dealsMover(write: WriteDeals): Mover {
  return {
    of: 'deal',
    async move(tx, what, by) {
      const rows = await dealsWith(tx, what, null);
      const written = await write(
        tx,
        rows.map(({ id, people }) => ({
          dealId: id,
          command: set(what.about === 'company' ? { companyId: what.to } : { people: merged(people, what) }),
        })),
        everywhere(by),
      );
      for (const one of written) if (!one.ok) throw one.error;
      return rows.map(({ id, name, people }): Moved => ({
        id,
        name,
        ...(what.about === 'contact' ? { was: people } : {}),
      }));
    },
    async moveBack(tx, what, moved, by) {
      if (moved.length === 0) return [];
      const rows = await dealsWith(
        tx,
        what,
        moved.map(({ id }) => id),
      );
      const was = new Map(moved.map((one) => [one.id, one.was as readonly DealPerson[] | undefined]));
      const written = await write(
        tx,
        rows.map(({ id, people }) => ({
          dealId: id,
          command: set(
            what.about === 'company'
              ? { companyId: what.to }
              : { people: parted(people, was.get(id) ?? [], what) },
          ),
        })),
        everywhere(by),
      );
      const refused = written.flatMap((one): NotMovedBack[] =>
        one.ok ? [] : [{ about: 'deal', id: one.dealId, name: one.name, reason: one.error.message }],
      );
      return [...refused, ...leftOver('deal', moved, new Set(rows.map(({ id }) => id)))];
    },
  };
}
