// What companies and contacts themselves have that points to a merged record: people of a company, its children, and
// relations. A relation that both had already, or that would join a record with itself, stays with the one merged away.
import { columnMover, leftOver } from './mover.ts';
import type { Moved, Mover } from './mover.ts';

const END = { from: 'from_id', to: 'to_id' } as const;

function relationMover(end: keyof typeof END): Mover {
  const [mine, others] = end === 'from' ? [END.from, END.to] : [END.to, END.from];
  const of = 'relation';
  const text = (condition: string): string => `update relations x set ${mine} = $3
    where x.workspace_id = $1 and x.${mine} = $2 and x.${others} <> $3 and ${condition}
      and not exists (select from relations y where y.workspace_id = $1 and y.${mine} = $3
        and y.${others} = x.${others} and y.kind = x.kind)
    returning x.id, x.kind as name`;
  return {
    of: `relation.${end}`,
    move: (tx, { from, to }) => tx.all<Moved>({ text: text('true'), values: [tx.workspaceId, from, to] }),
    async moveBack(tx, { from, to }, moved) {
      if (moved.length === 0) return [];
      const rows = await tx.all<Moved>({
        text: text('x.id = any($4::uuid[])'),
        values: [tx.workspaceId, from, to, moved.map(({ id }) => id)],
      });
      return leftOver(of, moved, new Set(rows.map(({ id }) => id)));
    },
  };
}

export const OWN_MOVERS: readonly Mover[] = [
  columnMover('contact', 'contacts', 'company_id', 'company'),
  columnMover('company', 'companies', 'parent_id', 'company'),
  relationMover('from'),
  relationMover('to'),
];
