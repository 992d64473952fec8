// How view state is written into addresses: plain `name=value`, lists as repeated names. Readable, and the same shape
// as the API takes.

export function parseSearch(text: string): Record<string, unknown> {
  const params = new URLSearchParams(text);
  const search: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    search[name] = values.length === 1 ? values[0] : values;
  }
  return search;
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item !== undefined && item !== null) {
        params.append(name, typeof item === 'string' ? item : JSON.stringify(item));
      }
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
