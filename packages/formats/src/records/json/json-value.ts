// Untrusted JSON, of which only what is asked for is touched.

export type Json = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Texts, numbers, and yes and no, as a cell of a table; everything else is an empty one. */
export function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The entries of an answer: `{data: [...]}`, `{results: [...]}`, a list, or one entry. */
export function entriesOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json))
    return json.flatMap((entry) => (Array.isArray(objectOf(entry)?.['data']) ? entriesOf(entry) : [entry]));
  const root = objectOf(json);
  for (const name of ['data', 'results', 'items'])
    if (Array.isArray(root?.[name])) return root[name] as unknown[];
  return root ? [root] : [];
}
