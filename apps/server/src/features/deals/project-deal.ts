// A deal as the contract shows it, made by the database: each row comes as one finished JSON text, so that a page costs
// the server little more than joining them. What a role may not see is left out of the statement itself.
import { sees as seesField } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';

/** Alias `d` for the deal; joins that the projection needs. */
export const CARD_JOINS = `left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
  left join users o on o.id = d.owner_id`;

type Sees = (field: string) => boolean;

/**
 * What the role sees of a field. Without a process, what is hidden in any process is hidden in all: a list over several
 * would tell it.
 */
export function seesOf(access: RecordAccess, processId: string | null): Sees {
  if (access.limited('deal').length === 0) return () => true;
  return (field) => seesField(access, 'deal', field, processId);
}

const CARD: readonly (readonly [string, string, string?])[] = [
  ['id', 'd.id'],
  ['processId', 'd.process_id'],
  ['versionId', 'd.version_id'],
  ['nodeId', 'd.node_id'],
  ['name', 'd.name'],
  ['company', `case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end`, 'company'],
  ['owner', `case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end`, 'owner'],
  [
    'amount',
    `case when d.amount_minor is not null
      then json_build_object('minor', d.amount_minor, 'currency', d.currency) end`,
    'amount',
  ],
  ['closeOn', 'd.close_on', 'closeOn'],
  ['source', 'd.source', 'source'],
  ['tags', 'd.tags', 'tags'],
  ['enteredAt', 'd.entered_at'],
  ['expectedDays', 'd.expected_days'],
  [
    'nextStep',
    `case when d.next_activity_id is not null and d.next_step_at is not null then json_build_object(
      'activityId', d.next_activity_id, 'subject', coalesce(d.next_step, ''), 'at', d.next_step_at) end`,
    'nextStep',
  ],
  ['lastActivityAt', 'd.last_activity_at', 'lastActivity'],
  ['gate', `json_build_object('done', d.gate_done, 'total', d.gate_total, 'missing', d.gate_missing)`],
  ['standing', 'd.standing'],
  ['confirmed', 'd.is_confirmed'],
  ['handover', 'd.handover'],
  ['backOn', 'd.back_on', 'backOn'],
  ['wonAt', 'd.won_at'],
  ['endedAt', 'd.ended_at'],
  ['endKind', 'd.end_kind'],
  ['createdAt', 'd.created_at'],
  ['updatedAt', 'd.updated_at'],
  ['deletedAt', 'd.deleted_at'],
  ['revision', 'd.revision'],
];

const EMPTY: Readonly<Record<string, string>> = {
  tags: `'[]'::json`,
  competitors: `'[]'::json`,
  lines: `'[]'::json`,
  people: `'[]'::json`,
  documents: `'[]'::json`,
};

const DETAIL: readonly (readonly [string, string, string?])[] = [
  ['problem', `d.details->'problem'`, 'problem'],
  ['competitors', `d.details->'competitors'`, 'competitors'],
  [
    'people',
    `coalesce((select json_agg(json_build_object('contact', json_build_object('id', k.id, 'name', k.name), 'part', p.value->>'part')
        order by p.place)
      from jsonb_array_elements(d.details->'people') with ordinality as p (value, place)
      join contacts k on k.workspace_id = d.workspace_id and k.id = (p.value->>'contactId')::uuid), '[]'::json)`,
    'people',
  ],
  ['lines', `d.details->'lines'`, 'lines'],
  ['custom', 'd.custom'],
  [
    'createdBy',
    `(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = d.created_by)`,
  ],
  ['end', `d.details->'end'`, 'lostReason'],
  ['noes', `d.details->'noes'`],
  ['documents', `d.details->'documents'`, 'files'],
  [
    'handoverOf',
    `case when jsonb_typeof(d.details->'handover') = 'object' then (d.details->'handover') - 'state' end`,
  ],
  ['continuedFrom', `d.details->'continuedFrom'`],
  ['continuesIn', `d.details->'continuesIn'`],
  ['mergedInto', `d.details->'mergedInto'`],
];

function object(parts: readonly (readonly [string, string, string?])[], sees: Sees): string {
  const pairs = parts.map(([name, sql, field]) => {
    const shown = field === undefined || sees(field);
    return `'${name}', ${shown ? sql : (EMPTY[name] ?? 'null')}`;
  });
  return `json_build_object(${pairs.join(', ')})`;
}

const cards = new Map<string, string>();

/** SQL of a card's JSON text. Kept by what is hidden, so that it is built once. */
export function cardJson(access: RecordAccess, sees: Sees): string {
  const key = access
    .limited('deal')
    .filter((field) => !sees(field))
    .join();
  const known = cards.get(key);
  if (known !== undefined) return known;
  const text = `${object(CARD, sees)}::text`;
  if (cards.size < 1000) cards.set(key, text);
  return text;
}

/** SQL of the detail's JSON text, without its guide and what the caller may do with it. */
export function detailJson(access: RecordAccess, sees: Sees, processId: string): string {
  const hidden = access
    .limited('deal')
    .filter((field) => access.field('deal', field, processId) === 'hidden');
  const readOnly = access
    .limited('deal')
    .filter((field) => access.field('deal', field, processId) === 'read');
  const custom = hidden.filter((field) => field.startsWith('custom.')).map((field) => field.slice(7));
  const parts = DETAIL.map((part): readonly [string, string, string?] =>
    part[0] === 'custom' && custom.length > 0 ? ['custom', `d.custom - ${textArray(custom)}`] : part,
  );
  const own: readonly (readonly [string, string])[] = [
    ['readOnly', `to_json(${textArray(readOnly)})`],
    ['hidden', `to_json(${textArray(hidden)})`],
  ];
  // Functions take a hundred arguments: two objects, joined as text.
  return `${object(CARD, sees)}::text as card, ${object([...parts, ...own], sees)}::text as detail`;
}

function textArray(texts: readonly string[]): string {
  return `array[${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')}]::text[]`;
}
