// A deal as the contract shows it, made by the database: each row comes as one finished JSON text, so that a page costs
// the server little more than joining them. What a role may not see is left out of the statement itself. The deal is `d`;
// names of others are looked up for the rows that are shown only, and cost the planner less than joins.
import { sees as seesField } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';

type Sees = (field: string) => boolean;

/**
 * What the role sees of a field. Without a process, what is hidden in any process is hidden in all: a list over several
 * would tell it.
 */
export function seesOf(access: RecordAccess, processId: string | null): Sees {
  if (access.limited('deal').length === 0) return () => true;
  return (field) => seesField(access, 'deal', field, processId);
}

/** How a value becomes JSON: quoted as it is (ids, words of ours), as it is (numbers, yes and no), or by the database. */
type As = 'quoted' | 'plain' | 'json';
/** Name in the contract, SQL, form; field under which the role's access to it stands. */
type Part = readonly [name: string, sql: string, as: As, field?: string];

const CARD: readonly Part[] = [
  ['id', 'd.id', 'quoted'],
  ['processId', 'd.process_id', 'quoted'],
  ['versionId', 'd.version_id', 'quoted'],
  ['nodeId', 'd.node_id', 'quoted'],
  ['name', 'd.name', 'json'],
  [
    'company',
    `(select concat('{"id":"', c.id, '","name":', to_json(c.name), '}')
      from companies c where c.workspace_id = d.workspace_id and c.id = d.company_id)`,
    'plain',
    'company',
  ],
  [
    'owner',
    `(select concat('{"id":"', o.id, '","name":', to_json(o.name), '}') from users o where o.id = d.owner_id)`,
    'plain',
    'owner',
  ],
  [
    'amount',
    `case when d.amount_minor is not null
      then concat('{"minor":', d.amount_minor, ',"currency":"', d.currency, '"}') end`,
    'plain',
    'amount',
  ],
  ['closeOn', 'd.close_on', 'json', 'closeOn'],
  ['source', 'd.source', 'json', 'source'],
  ['tags', `case when d.tags = '{}' then '[]' else to_json(d.tags)::text end`, 'plain', 'tags'],
  ['enteredAt', 'd.entered_at', 'json'],
  ['expectedDays', 'd.expected_days', 'plain'],
  [
    'nextStep',
    `case when d.next_activity_id is not null and d.next_step_at is not null then concat('{"activityId":"',
      d.next_activity_id, '","subject":', to_json(coalesce(d.next_step, '')), ',"at":', to_json(d.next_step_at), '}') end`,
    'plain',
    'nextStep',
  ],
  ['lastActivityAt', 'd.last_activity_at', 'json', 'lastActivity'],
  [
    'gate',
    `concat('{"done":', d.gate_done, ',"total":', d.gate_total, ',"missing":', d.gate_missing, '}')`,
    'plain',
  ],
  ['standing', 'd.standing', 'quoted'],
  ['confirmed', `case when d.is_confirmed then 'true' else 'false' end`, 'plain'],
  ['handover', 'd.handover', 'json'],
  ['backOn', 'd.back_on', 'json', 'backOn'],
  ['wonAt', 'd.won_at', 'json'],
  ['endedAt', 'd.ended_at', 'json'],
  ['endKind', 'd.end_kind', 'json'],
  ['createdAt', 'd.created_at', 'json'],
  ['updatedAt', 'd.updated_at', 'json'],
  ['deletedAt', 'd.deleted_at', 'json'],
  ['revision', 'd.revision', 'plain'],
];

const EMPTY: Readonly<Record<string, string>> = {
  tags: '[]',
  competitors: '[]',
  lines: '[]',
  people: '[]',
  documents: '[]',
};

const DETAIL: readonly Part[] = [
  ['problem', `d.details->'problem'`, 'plain', 'problem'],
  ['competitors', `d.details->'competitors'`, 'plain', 'competitors'],
  [
    'people',
    `coalesce((select json_agg(json_build_object('contact', json_build_object('id', k.id, 'name', k.name), 'part', p.value->>'part')
        order by p.place)
      from jsonb_array_elements(d.details->'people') with ordinality as p (value, place)
      join contacts k on k.workspace_id = d.workspace_id and k.id = (p.value->>'contactId')::uuid), '[]'::json)`,
    'plain',
    'people',
  ],
  ['lines', `d.details->'lines'`, 'plain', 'lines'],
  ['custom', 'd.custom', 'plain'],
  [
    'createdBy',
    `(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = d.created_by)`,
    'plain',
  ],
  ['end', `d.details->'end'`, 'plain', 'lostReason'],
  ['noes', `d.details->'noes'`, 'plain'],
  ['documents', `d.details->'documents'`, 'plain', 'files'],
  [
    'handoverOf',
    `case when jsonb_typeof(d.details->'handover') = 'object' then (d.details->'handover') - 'state' end`,
    'plain',
  ],
  ['continuedFrom', `d.details->'continuedFrom'`, 'plain'],
  ['continuesIn', `d.details->'continuesIn'`, 'plain'],
  ['mergedInto', `d.details->'mergedInto'`, 'plain'],
];

/** SQL of the text of a JSON object. */
function object(parts: readonly Part[], sees: Sees): string {
  const pieces = parts.flatMap(([name, sql, as, field], i) => {
    const head = `${i === 0 ? '{' : ','}"${name}":`;
    if (field !== undefined && !sees(field)) return [`'${head}${EMPTY[name] ?? 'null'}'`];
    if (as === 'quoted') return [`'${head}"'`, sql, `'"'`];
    return [`'${head}'`, `coalesce(${as === 'json' ? `to_json(${sql})::text` : `(${sql})::text`}, 'null')`];
  });
  // A function takes a hundred arguments at most.
  const half = Math.ceil(pieces.length / 2);
  return `concat(${pieces.slice(0, half).join(', ')}) || concat(${pieces.slice(half).join(', ')}, '}')`;
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
  const text = object(CARD, sees);
  if (cards.size < 1000) cards.set(key, text);
  return text;
}

const details = new Map<string, string>();

/** SQL of the detail's JSON text, without its guide and what the caller may do with it. Kept as the card's is. */
export function detailJson(access: RecordAccess, sees: Sees, processId: string): string {
  const key = access
    .limited('deal')
    .map((field) => `${field}:${access.field('deal', field, processId)}`)
    .join();
  const known = details.get(key);
  if (known !== undefined) return known;
  const text = composeDetail(access, sees, processId);
  if (details.size < 1000) details.set(key, text);
  return text;
}

function composeDetail(access: RecordAccess, sees: Sees, processId: string): string {
  const hidden = access
    .limited('deal')
    .filter((field) => access.field('deal', field, processId) === 'hidden');
  const readOnly = access
    .limited('deal')
    .filter((field) => access.field('deal', field, processId) === 'read');
  const custom = hidden.filter((field) => field.startsWith('custom.')).map((field) => field.slice(7));
  const parts = DETAIL.map((part): Part =>
    part[0] === 'custom' && custom.length > 0 ? ['custom', `d.custom - ${textArray(custom)}`, 'plain'] : part,
  );
  const own: readonly Part[] = [
    ['readOnly', `to_json(${textArray(readOnly)})`, 'plain'],
    ['hidden', `to_json(${textArray(hidden)})`, 'plain'],
  ];
  return `${object(CARD, sees)} as card, ${object([...parts, ...own], sees)} as detail`;
}

function textArray(texts: readonly string[]): string {
  return `array[${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')}]::text[]`;
}
