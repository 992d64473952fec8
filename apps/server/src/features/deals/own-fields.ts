// The workspace's own fields in lists of deals: which of them a request asks for, what they are ordered and grouped by.
// One that the role does not see is refused, for an order would tell its values as well; one that is not there is named.
import { OWN_SORT_TYPES } from '@portolan/contract';
import type { OwnSortType } from '@portolan/contract';
import { customFieldName, customKeyOf } from '@portolan/core';
import type { FieldDefinition } from '@portolan/core';
import { AppError } from '../../platform/http/app-error.ts';
import type { OwnFields } from './deal-rule-schema.ts';

type Sees = (field: string) => boolean;

/** @throws AppError where the role does not see it, or there is none of that key. */
export function ownField(
  key: string,
  own: OwnFields,
  sees: Sees,
  asked: { readonly by: 'fields' | 'sort' | 'group'; readonly verb: string },
): FieldDefinition {
  const name = customFieldName(key);
  if (!sees(name)) {
    throw new AppError('forbidden', `Your role does not see ${name}, so it cannot ${asked.verb} it`);
  }
  const found = own.get(key);
  if (found === undefined) {
    const message = `Deals have no field "${key.slice(0, 60)}" of the workspace's own; GET /api/v1/fields?about=deal lists them`;
    throw new AppError('invalid_request', message, [{ path: `query/${asked.by}`, message }]);
  }
  return found;
}

/** The keys that `fields` names; a key can be written as conditions name it, too. */
export function askedKeys(fields: string, own: OwnFields, sees: Sees): readonly string[] {
  const names = fields.split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].map(
    (name) => ownField(customKeyOf(name) ?? name, own, sees, { by: 'fields', verb: 'ask for' }).key,
  );
}

/** SQL of the values under these keys, as a JSON object; of what a row does not have nothing is said. */
export function ownJson(keys: string): string {
  return `(select coalesce(jsonb_object_agg(o.key, o.value), '{}') from jsonb_each(d.custom) o
    where o.key = any(${keys}::text[]))::text`;
}

export interface OwnOrder {
  /** Null for a row that has no value. */
  readonly sql: (parameter: (value: unknown) => string) => string;
  readonly cast: 'text' | 'numeric';
}

/** Of a text, what decides over its place. */
const COMPARED = 100;

type Value = (json: string) => string;
const only =
  (type: 'number' | 'string' | 'boolean', sql: Value): Value =>
  (json) =>
    `case when jsonb_typeof(${json}) = '${type}' then ${sql(json)} end`;
const text = only('string', (json) => `${json} #>> '{}'`);
const folded = only('string', (json) => `left(api.fold(${json} #>> '{}'), ${COMPARED})`);

const ORDERS: Readonly<
  Record<Exclude<OwnSortType, 'choice'>, Pick<OwnOrder, 'cast'> & { readonly value: Value }>
> = {
  text: { cast: 'text', value: folded },
  link: { cast: 'text', value: folded },
  date: { cast: 'text', value: text },
  number: { cast: 'numeric', value: only('number', (json) => `${json}::numeric`) },
  money: {
    cast: 'numeric',
    value: (json) => only('number', (minor) => `${minor}::numeric`)(`(${json} -> 'minor')`),
  },
  yesNo: { cast: 'numeric', value: only('boolean', (json) => `${json}::boolean::int::numeric`) },
};

/** Options stand in the order in which they are offered. @throws AppError for a field that has no order. */
export function ownOrder({ key, type, options }: FieldDefinition): OwnOrder {
  const sorted = OWN_SORT_TYPES.find((one) => one === type);
  if (sorted === 'choice') {
    return {
      cast: 'numeric',
      sql: (parameter) => {
        const ids = parameter(options.map(({ id }) => id));
        return `array_position(${ids}::text[], d.custom ->> ${parameter(key)}::text)::numeric`;
      },
    };
  }
  if (sorted === undefined) {
    const message = `Deals cannot be put in order by ${customFieldName(key)}: ${type} has none`;
    throw new AppError('invalid_request', message, [{ path: 'query/sort', message }]);
  }
  const order = ORDERS[sorted];
  return {
    cast: order.cast,
    sql: (parameter) => `(${order.value(`(d.custom -> ${parameter(key)}::text)`)})`,
  };
}
