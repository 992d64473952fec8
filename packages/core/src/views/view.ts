// A saved way of looking at records: which, in what order and columns, as what. It names fields and never holds values
// of records, so that everybody who opens it sees their own reach.
import { z } from 'zod';
import { RECORD_KINDS } from '../access/record-access.ts';
import type { RecordKind } from '../access/record-access.ts';
import { accessFieldOf, fieldsOfRule } from '../access/record-fields.ts';
import { ruleSchema } from '../rules/rule.ts';

export const VIEW_LAYOUTS = ['table', 'board', 'calendar'] as const;
export type ViewLayout = (typeof VIEW_LAYOUTS)[number];

const field = z.string().min(1).max(120);

export const viewDefinitionSchema = z.strictObject({
  /** Of deals: only in this process; null for all. A board needs one. */
  processId: z.uuid().nullable().default(null),
  filter: ruleSchema.nullable().default(null),
  /** Words to search for. */
  q: z.string().max(500).default(''),
  columns: z
    .array(z.strictObject({ field, width: z.int().min(40).max(1200).nullable().default(null) }))
    .max(100)
    .default([]),
  sort: z
    .strictObject({ field, descending: z.boolean().default(false) })
    .nullable()
    .default(null),
  group: field.nullable().default(null),
  sums: z.array(field).max(20).default([]),
  layout: z.enum(VIEW_LAYOUTS).default('table'),
});
export type ViewDefinition = z.infer<typeof viewDefinitionSchema>;

export const viewAboutSchema = z.enum(RECORD_KINDS);

export const VIEW_PLACES = ['filter', 'columns', 'sort', 'group', 'sums'] as const;
export type ViewPlace = (typeof VIEW_PLACES)[number];

/** A field that a view names and that its reader cannot use; the view keeps it. */
export interface ViewProblem {
  readonly field: string;
  readonly place: ViewPlace;
  /** The field was archived, does not exist (any more), or the reader's role does not see it. */
  readonly why: 'archived' | 'unknown' | 'hidden';
}

/** What is known of a field, by its name; undefined for one that is fine. */
export type FieldVerdict = (about: RecordKind, field: string) => ViewProblem['why'] | undefined;

/** Every field that a view names and cannot use, once per place. */
export function problemsWithView(
  about: RecordKind,
  view: ViewDefinition,
  verdict: FieldVerdict,
): readonly ViewProblem[] {
  const found = new Map<string, ViewProblem>();
  const look = (place: ViewPlace, kind: RecordKind, name: string): void => {
    const why = verdict(kind, name);
    if (why !== undefined) found.set(`${place} ${name}`, { field: name, place, why });
  };
  if (view.filter !== null) {
    for (const part of fieldsOfRule(view.filter, about)) look('filter', part.about, part.field);
  }
  for (const column of view.columns) look('columns', about, accessFieldOf(column.field));
  if (view.sort !== null) look('sort', about, accessFieldOf(view.sort.field));
  if (view.group !== null) look('group', about, accessFieldOf(view.group));
  for (const name of view.sums) look('sums', about, accessFieldOf(name));
  return [...found.values()];
}
