// How the rows of a file become records: which column goes into which field, and how its cells are written.
// `packages/formats` proposes one; a person corrects it; the server keeps it with the import.
import { z } from 'zod';
import { DATE_ORDERS } from '../logs/log-mapping.ts';
import { currencySchema } from '../money/money.ts';
import { IMPORT_ENTITIES, IMPORT_TOOLS, importField } from './import-fields.ts';

const columnName = z.string().max(500);

export const IMPORT_CUSTOM_TYPES = ['text', 'number', 'money', 'date', 'choice', 'choices', 'link'] as const;
export type ImportCustomType = (typeof IMPORT_CUSTOM_TYPES)[number];

/** Key of a custom field as imports propose it: small Latin letters, digits and underscores. */
export const importCustomKeySchema = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);

/** What a column becomes; columns that are not named are left out. */
export const importTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('custom'),
    key: importCustomKeySchema,
    label: z.string().min(1).max(200),
    type: z.enum(IMPORT_CUSTOM_TYPES),
  }),
  /** The time at which the deal entered a stage; empty cells say that it did not. */
  z.strictObject({
    kind: z.literal('stageEntered'),
    stage: z.string().min(1).max(500),
    pipeline: z.string().max(500).optional(),
  }),
]);
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** Which of `.` and `,` is the decimal mark of a column; the other one separates groups. */
export const DECIMAL_MARKS = ['point', 'comma'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

export const importColumnSchema = z.strictObject({ column: columnName, target: importTargetSchema });
export type ImportColumn = z.infer<typeof importColumnSchema>;

export const importMappingSchema = z
  .strictObject({
    entity: z.enum(IMPORT_ENTITIES),
    tool: z.enum(IMPORT_TOOLS).default('other'),
    columns: z.array(importColumnSchema).max(2000),
    /** Only rows whose cell in `column` is one of `equals` (case and accents aside). */
    where: z
      .strictObject({ column: columnName, equals: z.array(z.string().max(500)).min(1).max(50) })
      .optional(),
    /** Stage history whose columns `to` and `at` begin pairs that repeat to the right (value1, time1, value2...). */
    pairs: z.boolean().optional(),
    /** How dates are written, by column; a column not named is read where its cells can mean one thing only. */
    dates: z.record(columnName, z.enum(DATE_ORDERS)).optional(),
    /** The decimal mark, by column; a column not named is read where its cells can mean one thing only. */
    decimals: z.record(columnName, z.enum(DECIMAL_MARKS)).optional(),
    calendar: z.enum(['gregorian', 'buddhist', 'persian', 'auto']).optional(),
    /** IANA zone for times that carry none; UTC unless told. */
    timeZone: z.string().max(60).optional(),
    /** For amounts that name none. */
    currency: currencySchema,
    /**
     * What a cell that cannot be read does to its row: the row is set aside with the reason (default), or it is taken
     * without the cell and says so. A row that lacks what makes a record is set aside either way.
     */
    badCells: z.enum(['reject', 'leaveOut']).default('reject'),
    /** Details of the file, where they were not found right. */
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    headerLine: z.int().min(1).max(1000).optional(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
    sheet: z.string().max(200).optional(),
  })
  .superRefine((mapping, context) => {
    const taken = new Set<string>();
    const keys = new Set<string>();
    for (const [index, { column, target }] of mapping.columns.entries()) {
      const problem = (message: string) =>
        context.addIssue({ code: 'custom', path: ['columns', index], message });
      if (taken.has(`column ${column}`)) problem(`Column "${column}" is mapped twice.`);
      taken.add(`column ${column}`);
      if (target.kind === 'stageEntered') {
        if (mapping.entity !== 'deals') problem('Only deals have columns of stages that were entered.');
        continue;
      }
      if (target.kind === 'custom') {
        if (mapping.entity === 'stageHistory') problem('A stage history has no custom fields.');
        if (keys.has(target.key)) problem(`Two columns go into the custom field "${target.key}".`);
        keys.add(target.key);
        continue;
      }
      const field = importField(mapping.entity, target.field);
      if (!field) problem(`There is no field "${target.field}" of ${mapping.entity}.`);
      else if (!field.many && taken.has(`field ${target.field}`))
        problem(`Two columns go into the field "${target.field}".`);
      taken.add(`field ${target.field}`);
    }
  })
  .meta({
    example: {
      entity: 'deals',
      currency: 'EUR',
      columns: [{ column: 'Deal name', target: { kind: 'field', field: 'name' } }],
    },
  });
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** Something that the file leaves open; the answer goes into `dates` or `decimals` of the mapping. */
export const importQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dateOrder'),
    column: columnName,
    example: z.string(),
    readings: z.array(z.strictObject({ order: z.enum(DATE_ORDERS), iso: z.string() })),
  }),
  z.strictObject({
    kind: z.literal('decimalMark'),
    column: columnName,
    example: z.string(),
    readings: z.array(z.strictObject({ mark: z.enum(DECIMAL_MARKS), number: z.string() })),
  }),
  /** A table with the history of many properties: which value of `column` is the stage. */
  z.strictObject({ kind: z.literal('property'), column: columnName, values: z.array(z.string()) }),
]);
export type ImportQuestion = z.infer<typeof importQuestionSchema>;

/** What was found out about a table, and a mapping that can be used as it is, its questions aside. */
export const importRecognitionSchema = z.strictObject({
  tool: z.enum(IMPORT_TOOLS),
  /** Undefined where the table holds no kind of record that can be imported. */
  entity: z.enum(IMPORT_ENTITIES).optional(),
  /** 0 to 1. */
  confidence: z.number(),
  /** Every column of the table, in its order; `target` where one is proposed. */
  columns: z.array(
    z.strictObject({
      column: columnName,
      target: importTargetSchema.optional(),
      type: z.enum(['text', 'number', 'date', 'empty']),
      /** Share of the sampled rows with a value, 0 to 1. */
      filled: z.number(),
      distinct: z.int(),
      samples: z.array(z.string()),
    }),
  ),
  where: z.strictObject({ column: columnName, equals: z.array(z.string()) }).optional(),
  pairs: z.boolean().optional(),
  dates: z.record(columnName, z.enum(DATE_ORDERS)),
  decimals: z.record(columnName, z.enum(DECIMAL_MARKS)),
  questions: z.array(importQuestionSchema),
});
export type ImportRecognition = z.infer<typeof importRecognitionSchema>;
