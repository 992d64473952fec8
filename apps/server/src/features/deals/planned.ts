// Statements that are put together for a request. Planning one of them costs as much as running it, so the usual forms
// get a name and are planned once per connection; unusual ones stay nameless, so that names do not pile up.
import type { Sql } from '../../platform/db/statement.ts';

const names = new Map<string, string>();
const MOST_NAMES = 200;

export function planned<Row>(text: string, values: readonly unknown[]): Sql<Row> {
  const known = names.get(text);
  if (known === undefined && names.size >= MOST_NAMES) return { text, values };
  const name = known ?? `deals-${names.size}`;
  names.set(text, name);
  return { name, text, values };
}
