// What points to a record that was merged into another one, and comes to point to that one: each kind of it is moved by a
// mover, which can also take the move back. Other features give theirs in app.ts.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { About } from './record-kind.ts';
import type { WrittenBy } from './written-by.ts';

export interface Move {
  readonly about: About;
  readonly from: string;
  readonly to: string;
}

/** What was moved: plain JSON, kept with the merge. */
export interface Moved {
  readonly id: string;
  readonly name?: string;
  /** What the mover needs to put it back. */
  readonly was?: unknown;
}

export interface NotMovedBack {
  readonly about: string;
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

export interface Mover {
  /** What it moves: `deal`, `note`... */
  readonly of: string;
  readonly move: (tx: TenantTx, what: Move, by: WrittenBy) => Promise<readonly Moved[]>;
  /** From the survivor back to the other, as far as it still points to the survivor. */
  readonly moveBack: (
    tx: TenantTx,
    what: Move,
    moved: readonly Moved[],
    by: WrittenBy,
  ) => Promise<readonly NotMovedBack[]>;
}

/** A mover of rows that point by a column of their own. */
export function columnMover(
  of: string,
  table: string,
  column: string,
  only: About,
  condition = 'true',
): Mover {
  const name = table === 'contacts' || table === 'companies' ? 'name' : "''";
  return {
    of,
    async move(tx, { about, from, to }) {
      if (about !== only) return [];
      return tx.all<Moved>({
        text: `update ${table} set ${column} = $3 where workspace_id = $1 and ${column} = $2 and id <> $3
          and ${condition} returning id, ${name} as name`,
        values: [tx.workspaceId, from, to],
      });
    },
    async moveBack(tx, { about, from, to }, moved) {
      if (about !== only || moved.length === 0) return [];
      const rows = await tx.all<{ id: string }>({
        text: `update ${table} set ${column} = $3 where workspace_id = $1 and ${column} = $2 and id = any($4::uuid[])
          returning id`,
        values: [tx.workspaceId, from, to, moved.map(({ id }) => id)],
      });
      return leftOver(of, moved, new Set(rows.map(({ id }) => id)));
    },
  };
}

export function leftOver(of: string, moved: readonly Moved[], back: ReadonlySet<string>): NotMovedBack[] {
  return moved
    .filter(({ id }) => !back.has(id))
    .map(({ id, name = '' }) => ({ about: of, id, name, reason: 'It points elsewhere by now, or is gone' }));
}

/** A mover of what a feature can point elsewhere by itself. */
export function repointingMover(
  of: string,
  repoint: (tx: TenantTx, what: Move, only?: readonly string[]) => Promise<readonly string[]>,
): Mover {
  return {
    of,
    move: async (tx, what) => (await repoint(tx, what)).map((id) => ({ id })),
    async moveBack(tx, what, moved) {
      if (moved.length === 0) return [];
      const back = await repoint(
        tx,
        what,
        moved.map(({ id }) => id),
      );
      return leftOver(of, moved, new Set(back));
    },
  };
}
