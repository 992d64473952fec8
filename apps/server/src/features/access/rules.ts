// The rules of access by role as one document: read, and replaced by whoever has seen what they replace.
import type * as contract from '@portolan/contract';
import type { AccessState } from '@portolan/contract';
import { problemsWithRules } from '@portolan/core';
import type { AccessRules } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';

interface RulesRow {
  readonly rules: AccessRules;
  readonly revision: number;
  readonly changed_at: Date | null;
  readonly changed_by: string | null;
}
const NOTHING: RulesRow = {
  rules: { records: [], fields: [] },
  revision: 0,
  changed_at: null,
  changed_by: null,
};

async function readRules(tx: TenantTx): Promise<RulesRow> {
  const row = await tx.maybe<RulesRow>({
    text: 'select rules, revision, changed_at, changed_by from access_rules where workspace_id = $1',
    values: [tx.workspaceId],
  });
  return row ?? NOTHING;
}

async function present(tx: TenantTx, row: RulesRow): Promise<AccessState> {
  const personOf = await peopleOf(tx, [row.changed_by]);
  return {
    rules: row.rules,
    revision: row.revision,
    changedAt: row.changed_at?.toISOString() ?? null,
    changedBy: personOf(row.changed_by),
  };
}

export function getAccessRules({ platform, workspace }: Call<typeof contract.getAccessRules>) {
  return tenantTx(platform.db, workspace.id, async (tx) => present(tx, await readRules(tx)));
}

async function processIds(tx: TenantTx): Promise<ReadonlySet<string>> {
  const rows = await tx.all<{ id: string }>({
    text: 'select id from processes where workspace_id = $1',
    values: [tx.workspaceId],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Enough to understand the entry; the document itself is what counts. */
function without(these: readonly unknown[], those: readonly unknown[]): unknown[] {
  const others = new Set(those.map((one) => JSON.stringify(one)));
  return these.filter((one) => !others.has(JSON.stringify(one))).slice(0, 50);
}

/** For the audit log: what was there before and is not any more, and the other way round. */
function difference(before: AccessRules, after: AccessRules): Readonly<Record<string, unknown>> {
  return {
    added: [...without(after.records, before.records), ...without(after.fields, before.fields)],
    removed: [...without(before.records, after.records), ...without(before.fields, after.fields)],
  };
}

export function replaceAccessRules({
  platform,
  workspace,
  body,
  now,
}: Call<typeof contract.replaceAccessRules>): Promise<AccessState> {
  const { rules, revision } = body;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const problems = problemsWithRules(rules, await processIds(tx));
    if (problems.length > 0) {
      const fields = problems
        .slice(0, 100)
        .map(({ path, message }) => ({ path: `body/rules/${path}`, message }));
      throw new AppError('invalid_request', `${fields[0]!.path}: ${fields[0]!.message}`, fields);
    }
    const before = await readRules(tx);
    const values = [tx.workspaceId, JSON.stringify(rules), revision, now, workspace.actor.id];
    const changed = await tx.run({
      text: `insert into access_rules (workspace_id, rules, revision, changed_at, changed_by)
        select $1, $2, 1, $4, $5 where $3 = 0
        on conflict do nothing`,
      values,
    });
    const replaced =
      changed +
      (revision === 0
        ? 0
        : await tx.run({
            text: `update access_rules set rules = $2, revision = revision + 1, changed_at = $4, changed_by = $5
              where workspace_id = $1 and revision = $3`,
            values,
          }));
    if (replaced === 0)
      throw new AppError('conflict', 'The rules were changed since you read them; look again');
    await bumpConfig(tx);
    const details = difference(before.rules, rules);
    await audit(tx, { actor: workspace.actor, action: 'access.change', details }, platform);
    return present(tx, { rules, revision: revision + 1, changed_at: now, changed_by: workspace.actor.id });
  });
}
