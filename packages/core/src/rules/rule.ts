// The one format of conditions: decisions, filters, gates and segments all use it. Closed and versioned, plain JSON.
// What it means is defined in evaluate.ts; a screen words it as a sentence ("amount is over 10,000").
import { z } from 'zod';

const field = z.string().min(1).max(100).describe('Name of a field, e.g. `amount` or `custom.industry`');
const text = z.string().max(500);
const day = z.iso.date();

/**
 * As the text of `is`, `isNot` or `oneOf`: whoever looks, so that one condition serves everybody ("owner is me"). It is
 * the id of that person besides the text itself; where nobody looks (a program), only the text.
 */
export const ME = '@me';

export const TIME_UNITS = ['hours', 'days', 'weeks', 'months', 'years'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Kinds of records that hang on a deal; `any`, `all`, `none` and `count` look at them. */
export const RELATED = ['people', 'activities', 'products', 'files', 'notes'] as const;

const comparison = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['filled', 'empty', 'yes', 'no']) }),
  z.strictObject({ op: z.enum(['is', 'isNot', 'contains', 'startsWith']), text }),
  z.strictObject({ op: z.literal('oneOf'), texts: z.array(text).min(1).max(200) }),
  z.strictObject({ op: z.enum(['equals', 'over', 'atLeast', 'under', 'atMost']), number: z.number() }),
  z.strictObject({
    op: z.enum(['moneyOver', 'moneyAtLeast', 'moneyUnder', 'moneyAtMost']),
    /** Integer minor units. */
    minor: z.int(),
    currency: z.string().regex(/^[A-Z]{3}$/u),
  }),
  z.strictObject({ op: z.enum(['on', 'before', 'after']), day }),
  z.strictObject({
    op: z.enum(['inLast', 'inNext', 'longerAgo']),
    amount: z.number().positive().max(10_000),
    unit: z.enum(TIME_UNITS),
  }),
]);
export type Comparison = z.infer<typeof comparison>;

export type Rule =
  | { readonly kind: 'all' | 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'field'; readonly field: string; readonly is: Comparison }
  | {
      readonly kind: 'related';
      readonly of: (typeof RELATED)[number];
      readonly has: 'any' | 'all' | 'none';
      readonly rule: Rule;
    }
  | {
      readonly kind: 'count';
      readonly of: (typeof RELATED)[number];
      readonly rule: Rule | null;
      readonly is: 'atLeast' | 'atMost';
      readonly number: number;
    };

/** `parts` are counted through all levels. */
export const RULE_LIMITS = { depth: 8, parts: 1000 } as const;

const anyRule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['all', 'any']), rules: z.array(anyRule).max(100) }),
    z.strictObject({ kind: z.literal('not'), rule: anyRule }),
    z.strictObject({ kind: z.literal('field'), field, is: comparison }),
    z.strictObject({
      kind: z.literal('related'),
      of: z.enum(RELATED),
      has: z.enum(['any', 'all', 'none']),
      rule: anyRule,
    }),
    z.strictObject({
      kind: z.literal('count'),
      of: z.enum(RELATED),
      rule: anyRule.nullable(),
      is: z.enum(['atLeast', 'atMost']),
      number: z.int().min(0).max(100_000),
    }),
  ]),
);

/**
 * Version 1 of the format; nested at most eight deep. Size is looked at before anything else, without recursion: however
 * deep something from outside goes, it is refused in no time.
 */
export const ruleSchema = z.preprocess((input, context) => {
  const fault = sizeFault(input);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  return fault === undefined ? input : z.NEVER;
}, anyRule);

function sizeFault(input: unknown): string | undefined {
  let level: unknown[] = [input];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= RULE_LIMITS.depth) return `A condition is nested at most ${RULE_LIMITS.depth} deep`;
    parts += level.length;
    if (parts > RULE_LIMITS.parts) return `A condition has at most ${RULE_LIMITS.parts} parts`;
    level = level.flatMap(partsOf);
  }
  return undefined;
}

function partsOf(rule: unknown): unknown[] {
  if (typeof rule !== 'object' || rule === null) return [];
  const { rules, rule: inner }: { rules?: unknown; rule?: unknown } = rule;
  const parts: unknown[] = Array.isArray(rules) ? rules : [];
  return inner === undefined || inner === null ? parts : [...parts, inner];
}
