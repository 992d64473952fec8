// What conditions can ask about deals, and where it stands in the tables. The names are those of core's `recordOf`.
import { column, ruleTypeOf } from '@portolan/core';
import type { FieldDefinition, RuleField, RuleRelation, RuleSchema, RowSql } from '@portolan/core';

/** Definitions of the workspace's own fields, by key. */
export type OwnFields = ReadonlyMap<string, FieldDefinition>;

const text = (sql: RowSql): RuleField => ({ type: 'text', sql });
const id = (name: string): RuleField => ({ type: 'id', sql: column(name) });
const instant = (name: string): RuleField => ({ type: 'instant', sql: column(name) });

const FIELDS: Readonly<Record<string, RuleField>> = {
  name: text(column('name')),
  amount: { type: 'money', minor: column('amount_minor'), currency: column('currency') },
  closeOn: { type: 'day', sql: column('close_on') },
  source: text(column('source')),
  problem: text((row) => `${row}.details->>'problem'`),
  competitors: {
    type: 'texts',
    sql: (row) => `array(select jsonb_array_elements_text(${row}.details->'competitors'))`,
  },
  tags: { type: 'texts', sql: column('tags') },
  backOn: { type: 'day', sql: column('back_on') },
  createdAt: instant('created_at'),
  enteredAt: instant('entered_at'),
  wonAt: instant('won_at'),
  endedAt: instant('ended_at'),
  nextStepAt: instant('next_step_at'),
  lastActivityAt: instant('last_activity_at'),
  noes: { type: 'number', sql: (row) => `(${row}.details->>'noes')::int` },
  owner: id('owner_id'),
  company: id('company_id'),
  companyName: text(
    (row) =>
      `(select c.name from companies c where c.workspace_id = ${row}.workspace_id and c.id = ${row}.company_id)`,
  ),
  process: id('process_id'),
  // Ids of a map's nodes may have capital letters, so they are compared as text.
  stage: text(column('node_id')),
  lostReason: text((row) => `${row}.details->'end'->>'reason'`),
  daysInStage: {
    type: 'number',
    sql: (row) => `floor(extract(epoch from now() - ${row}.entered_at) / 86400)`,
  },
  confirmed: { type: 'boolean', sql: column('is_confirmed') },
};

/** Fields under whose name the role's field access stands, where it is another one. */
const UNDER: Readonly<Record<string, string>> = { companyName: 'company' };

const PEOPLE: RuleRelation = {
  from: 'deal_people',
  where: (row, outer) => `${row}.workspace_id = ${outer}.workspace_id and ${row}.deal_id = ${outer}.id`,
  schema: {
    field: (name) =>
      name === 'contact' ? id('contact_id') : name === 'part' ? text(column('part')) : undefined,
  },
};

export function dealRuleSchema(ownFields: OwnFields, sees: (field: string) => boolean): RuleSchema {
  return {
    field(name) {
      if (!sees(UNDER[name] ?? name)) return undefined;
      const own = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      if (own !== undefined) return own;
      const key = name.startsWith('custom.') ? name.slice('custom.'.length) : undefined;
      const definition = key === undefined ? undefined : ownFields.get(key);
      if (definition === undefined) return undefined;
      return { type: ruleTypeOf(definition), json: column('custom'), key: definition.key };
    },
    related: sees('people') ? { people: PEOPLE } : {},
  };
}
