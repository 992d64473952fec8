// Which deals a list, a count, a group or an export is about: reach, state, the filter's condition and words, as one
// condition on rows `d`. All of them ask here, so that no way in shows more than another.
import type { listDeals, summariseDeals } from '@portolan/contract';
import { ruleSchema, toSql, tsQueryOf, queryOf } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { dealRuleSchema } from './deal-rule-schema.ts';
import type { OwnFields } from './deal-rule-schema.ts';
import { seesOf } from './project-deal.ts';

export type DealFilter = Pick<
  Call<typeof listDeals>['query'] | Call<typeof summariseDeals>['query'],
  'process' | 'stage' | 'state' | 'owner' | 'company' | 'contact' | 'q' | 'filter'
>;

export interface FilterContext {
  readonly workspaceId: string;
  readonly access: RecordAccess;
  readonly userId: string | null;
  readonly now: Date;
  readonly ownFields: OwnFields;
}

/** Parameters are numbered in the order in which they are added; `$1` is the workspace. */
export interface Condition {
  readonly text: string;
  readonly values: unknown[];
  /** Adds a parameter. */
  readonly parameter: (value: unknown) => string;
}

const STATE = {
  // What is open is not deleted; said again, because the indexes of lists are made for what is not deleted.
  open: 'd.is_open and d.deleted_at is null',
  won: 'd.won_at is not null and d.deleted_at is null',
  ended: 'd.ended_at is not null and d.deleted_at is null',
  any: 'd.deleted_at is null',
  deleted: 'd.deleted_at is not null',
} as const;

/** How many hits of a search are looked at; what is asked for more vaguely than that needs more words. */
const MOST_HITS = 1000;

export function conditionOf(filter: DealFilter, context: FilterContext): Condition {
  const values: unknown[] = [context.workspaceId];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['d.workspace_id = $1', STATE[filter.state]];
  const reach = scopeSql(
    context.access,
    'deal',
    'read',
    { owner: 'd.owner_id', process: 'd.process_id' },
    values.length + 1,
  );
  values.push(...reach.values);
  if (reach.text !== 'true') parts.push(reach.text);

  if (filter.process !== undefined) parts.push(`d.process_id = ${parameter(filter.process)}`);
  if (filter.stage !== undefined) parts.push(`d.node_id = ${parameter(filter.stage)}`);
  const sees = seesOf(context.access, filter.process ?? null);
  const asks = (field: string): void => {
    if (!sees(field))
      throw new AppError('forbidden', `Your role does not see ${field}, so it cannot filter by it`);
  };
  if (filter.owner !== undefined) {
    asks('owner');
    if (filter.owner === 'none') parts.push('d.owner_id is null');
    else parts.push(`d.owner_id = ${parameter(filter.owner === 'me' ? context.userId : filter.owner)}`);
  }
  if (filter.company !== undefined) {
    asks('company');
    parts.push(`d.company_id = ${parameter(filter.company)}`);
  }
  if (filter.contact !== undefined) {
    asks('people');
    parts.push(
      `exists (select from deal_people p where p.workspace_id = $1 and p.deal_id = d.id
        and p.contact_id = ${parameter(filter.contact)})`,
    );
  }
  if (filter.q !== undefined && filter.q.trim() !== '') parts.push(wordsSql(filter.q, parameter, sees));
  if (filter.filter !== undefined) parts.push(ruleSql(filter.filter, context, sees, values));
  return { text: parts.join(' and '), values, parameter };
}

/** Besides its name, what a deal's own words are taken from. */
const FOUND_BY = ['tags', 'source', 'competitors', 'problem'];

/** For a role that does not see all of it: every word stands in the name, as it is written. */
function inNameSql(text: string, parameter: (value: unknown) => string): string {
  const words = text.split(/\s+/u).filter(Boolean).slice(0, 20);
  return words
    .map((word) => `d.name ilike ${parameter(`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)}`)
    .join(' and ');
}

/** Its own words, or its company's. */
function wordsSql(
  text: string,
  parameter: (value: unknown) => string,
  sees: (field: string) => boolean,
): string {
  const found = queryOf(text);
  if (found === null) return 'false';
  const [q, e] = [parameter(tsQueryOf(found)), parameter(tsQueryOf(found, 'exact'))];
  const hits = `d.id in (select api.search_deals(${q}, ${e}, null, ${MOST_HITS}))`;
  const own = FOUND_BY.every((field) => sees(field)) ? hits : `(${hits} and ${inNameSql(text, parameter)})`;
  return sees('company')
    ? `d.id in (select api.search_deals(${q}, ${e}, null, ${MOST_HITS})
        union select of_company.id from deals of_company where of_company.workspace_id = $1 and of_company.company_id
          in (select api.search_companies(${q}, ${e}, null, ${MOST_HITS})))`
    : own;
}

function ruleSql(
  json: string,
  { now, userId, ownFields }: FilterContext,
  sees: (field: string) => boolean,
  values: unknown[],
): string {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const wrong = (message: string): AppError =>
    new AppError('invalid_request', message, [{ path: 'query/filter', message }]);
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw wrong('The filter is not JSON');
  }
  const parsed = ruleSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(`The filter does not fit: ${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
  }
  const sql = toSql(parsed.data, dealRuleSchema(ownFields, sees), {
    now: now.getTime(),
    me: userId,
    alias: 'd',
    firstParameter: values.length + 1,
  });
  if (!sql.ok) throw wrong(`${sql.refusal.about}: ${sql.refusal.message}`);
  values.push(...sql.values);
  return sql.text;
}
