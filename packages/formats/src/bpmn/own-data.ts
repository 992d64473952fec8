// Our fields that BPMN has no word for, as they travel in a file: what an element has beyond its defaults and beyond
// what BPMN itself carries unchanged.

/** A schema of the map's model, as far as it is used here. */
export interface Schema<T> {
  readonly parse: (value: unknown) => T;
  readonly safeParse: (value: unknown) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly {
            readonly path: readonly PropertyKey[];
            readonly code?: string | undefined;
            readonly keys?: readonly string[];
          }[];
        };
      };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of `element` that differ from `plain`, an element of the same kind that has only its defaults.
 * @param carried fields that BPMN carries for this element, letter by letter
 */
export function beyondDefaults(element: Fields, plain: Fields, carried: readonly string[]): Fields {
  const kept = Object.entries(element).filter(
    ([field, value]) => !carried.includes(field) && JSON.stringify(value) !== JSON.stringify(plain[field]),
  );
  return Object.fromEntries(kept);
}

/** What stands in the JSON of our own element; null where another hand has broken it. */
export function parsedData(json: string | undefined): Record<string, unknown> | null {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Checked; fields that are not valid fall back to their defaults, so that one bad field does not cost the others. */
export function withDefaults<T>(schema: Schema<T>, fields: Fields, needed: Fields): T {
  const whole = schema.safeParse({ ...fields, ...needed });
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map(({ path }) => String(path[0])));
  const unknown = whole.error.issues.flatMap((issue) => issue.keys ?? []);
  const left = Object.entries(fields).filter(([field]) => !bad.has(field) && !unknown.includes(field));
  const rest = schema.safeParse({ ...Object.fromEntries(left), ...needed });
  return rest.success ? rest.data : schema.parse(needed);
}
