// Which companies or contacts a list or a count is about: reach, state, owner, tag, words and the filter's condition, as
// one condition on rows `r`. A field that the caller's role does not see cannot be asked about.
import type { listCompanies, listContacts } from '@portolan/contract';
import { queryOf, refuseQuestion, ruleSchema, ruleTypeOf, sees, toSql, tsQueryOf } from '@portolan/core';
import type { FieldDefinition, RecordAccess, Rule, RuleSchema, SearchQuery } from '@portolan/core';
import { column } from '@portolan/core';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import type { About, RecordKind } from './record-kind.ts';

export type RecordFilter = Pick<
  Call<typeof listContacts>['query'] & Call<typeof listCompanies>['query'],
  'state' | 'owner' | 'tag' | 'q' | 'filter' | 'company' | 'parent'
>;

export interface FilterContext {
  readonly workspaceId: string;
  readonly access: RecordAccess;
  readonly userId: string | null;
  readonly now: Date;
  readonly definitions: readonly FieldDefinition[];
}

/** `$1` is the workspace; others are numbered as they are added. */
export interface Condition {
  /** Joins that narrow the rows: of a search, with the place of each hit. */
  readonly from: string;
  readonly text: string;
  readonly values: unknown[];
  readonly parameter: (value: unknown) => string;
  /** Of a search. */
  readonly query: SearchQuery | undefined;
}

/** Hits of a search that are looked at; what is asked for more vaguely than that needs more words. */
const MOST_HITS = 1000;

const BLANK: Condition['from'] = '';

export function conditionOf(kind: RecordKind, filter: RecordFilter, context: FilterContext): Condition {
  const { access } = context;
  const values: unknown[] = [context.workspaceId];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const parts = [
    'r.workspace_id = $1',
    filter.state === 'deleted'
      ? 'r.deleted_at is not null and r.merged_into is null'
      : 'r.deleted_at is null',
  ];
  const reach = scopeSql(access, kind.about, 'read', { owner: 'r.owner_id' }, values.length + 1);
  values.push(...reach.values);
  if (reach.text !== 'true') parts.push(reach.text);

  const rule = filter.filter === undefined ? undefined : ruleOf(filter.filter);
  const hidden = refuseQuestion(access, kind.about, null, {
    filter: rule,
    searches: [
      ...(filter.owner === undefined ? [] : ['owner']),
      ...(filter.tag === undefined ? [] : ['tags']),
      ...(filter.company === undefined ? [] : ['company']),
      ...(filter.parent === undefined ? [] : ['parent']),
    ],
  });
  if (hidden.length > 0) {
    throw new AppError('forbidden', `Your role does not see ${hidden.join(', ')}, so it cannot ask about it`);
  }
  if (filter.owner === 'none') parts.push('r.owner_id is null');
  else if (filter.owner !== undefined) {
    parts.push(`r.owner_id = ${parameter(filter.owner === 'me' ? context.userId : filter.owner)}::uuid`);
  }
  if (filter.company !== undefined) parts.push(`r.company_id = ${parameter(filter.company)}`);
  if (filter.parent !== undefined) parts.push(`r.parent_id = ${parameter(filter.parent)}`);
  if (filter.tag !== undefined) {
    parts.push(
      `r.id in (select t.record_id from record_tags t where t.workspace_id = $1 and t.about = '${kind.about}'
        and t.tag = ${parameter(filter.tag)})`,
    );
  }
  let from: string = BLANK;
  let query: SearchQuery | undefined;
  if (filter.q !== undefined && filter.q.trim() !== '') {
    query = queryOf(filter.q) ?? undefined;
    if (query === undefined) parts.push('false');
    else from = hitsSql(kind.about, query, parameter, sees(access, kind.about, 'company', null));
  }
  if (rule !== undefined) {
    const sql = toSql(rule, ruleSchemaOf(kind, context), {
      now: context.now.getTime(),
      me: context.userId,
      alias: 'r',
      firstParameter: values.length + 1,
    });
    if (!sql.ok) throw wrongFilter(`${sql.refusal.about}: ${sql.refusal.message}`);
    values.push(...sql.values);
    parts.push(sql.text);
  }
  return { from, text: parts.join(' and '), values, parameter, query };
}

/** Its own words first; then contacts of companies whose name fits. */
function hitsSql(
  about: About,
  query: SearchQuery,
  parameter: (value: unknown) => string,
  byCompany: boolean,
): string {
  const [q, exact] = [parameter(tsQueryOf(query)), parameter(tsQueryOf(query, 'exact'))];
  const own = `select h.id, h.place from api.search_${about === 'contact' ? 'contacts' : 'companies'}(
    ${q}, ${exact}, null, ${MOST_HITS}) with ordinality as h (id, place)`;
  if (about === 'company' || !byCompany) return `join (${own}) hit on hit.id = r.id`;
  return `join (select u.id, min(u.place) as place from (${own}
      union all (select c.id, ${MOST_HITS} + row_number() over (order by c.id) from contacts c
        where c.workspace_id = $1 and c.deleted_at is null
          and c.company_id in (select api.search_companies(${q}, ${exact}, null, 20))
        limit 200)) u group by u.id) hit on hit.id = r.id`;
}

function wrongFilter(message: string): AppError {
  return new AppError('invalid_request', message, [{ path: 'query/filter', message }]);
}

function ruleOf(json: string): Rule {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw wrongFilter('The filter is not JSON');
  }
  const parsed = ruleSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrongFilter(`The filter does not fit: ${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
}

function ruleSchemaOf(kind: RecordKind, { access, definitions }: FilterContext): RuleSchema {
  return {
    field(name) {
      if (!sees(access, kind.about, name, null)) return undefined;
      if (Object.hasOwn(kind.rules, name)) return kind.rules[name];
      const own = definitions.find((one) => one.about === kind.about && `custom.${one.key}` === name);
      if (own === undefined) return undefined;
      return { type: ruleTypeOf(own), json: column('custom'), key: own.key };
    },
  };
}
