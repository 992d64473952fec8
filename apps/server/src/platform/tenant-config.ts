// Configuration of workspaces that is read by every request and changes rarely (fields, access rules, teams), kept in
// memory. The check of each request says which version is current, so that no server ever uses an old one.
import type { TenantTx } from './db/tenant-transaction.ts';
import { EVENTS_CHANNEL } from './events/append-events.ts';

interface Versioned {
  readonly id: string;
  readonly configVersion: number;
}

/**
 * A cache of one kind of configuration; make one per kind, when the server is put together.
 * @param load reads it for a workspace, in a transaction of its own; calls at once share one run, failures are forgotten
 * @param max workspaces that are remembered at most; those used least recently go first
 * @returns the configuration as of the version that `workspace` carries, or newer
 */
export function tenantConfig<Config>(
  load: (workspaceId: string) => Promise<Config>,
  max = 500,
): (workspace: Versioned) => Promise<Config> {
  const known = new Map<string, { readonly version: number; readonly config: Promise<Config> }>();
  return ({ id, configVersion: version }) => {
    const found = known.get(id);
    known.delete(id);
    if (found !== undefined && found.version === version) {
      known.set(id, found);
      return found.config;
    }
    const fresh = { version, config: load(id) };
    known.set(id, fresh);
    fresh.config.catch(() => {
      if (known.get(id) === fresh) known.delete(id);
    });
    const [oldest] = known.keys();
    if (known.size > max && oldest !== undefined) known.delete(oldest);
    return fresh.config;
  };
}

/** Call it in the transaction that changes configuration: later requests read it anew, live listeners are checked again. */
export async function bumpConfig(tx: TenantTx): Promise<void> {
  await tx.run({
    name: 'portolan-bump-config',
    text: `with bumped as (update workspaces set config_version = config_version + 1 where workspace_id = $1)
      select pg_notify('${EVENTS_CHANNEL}', $1::text)`,
    values: [tx.workspaceId],
  });
}
