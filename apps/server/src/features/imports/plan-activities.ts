// Plans rows that are activities: what was done and what is planned, for which deal, people and company.
import type { ActivityKind } from '@portolan/core';
import { fold, isPlanned } from '@portolan/core';
import type { ImportedActivity } from '@portolan/formats';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { rejectFor } from './import-messages.ts';
import type { ImportProblem } from './import-messages.ts';
import type { PlanContext } from './plan-context.ts';
import type { Row } from './plan-people.ts';
import type { Wanted } from './record-index.ts';
import { companyOf, companyWanted, contactsOf, peopleWanted } from './resolve.ts';
import type { NamedPeople, NamedRecords } from './resolve.ts';

export interface MadeActivity {
  readonly id: string;
  readonly sourceId: string | null;
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly text: string | null;
  readonly due: { readonly on: string } | { readonly at: string; readonly minutes: number } | null;
  readonly ownerId: string | null;
  readonly dealId: string | null;
  readonly companyId: string | null;
  readonly contactIds: readonly string[];
  readonly doneAt: string | null;
  readonly createdAt: string;
}

export type PlannedActivity =
  | { readonly what: 'created'; readonly line: number; readonly activity: MadeActivity }
  | { readonly what: 'matched'; readonly line: number; readonly id: string; readonly name: string }
  | {
      readonly what: 'rejected';
      readonly line: number;
      readonly name: string;
      readonly problem: ImportProblem;
    };

/** Words that tools use for kinds of activities, folded; the first that is contained decides. */
const KINDS: readonly (readonly [ActivityKind, string])[] = [
  ['call', 'call|phone|telefon|anruf|llamada|appel|звонок|โทร|تماس|電話|电话|zvans'],
  [
    'meeting',
    'meeting|lunch|event|demo|visit|termin|besprechung|reunion|rendez-vous|встреча|ประชุม|นัด|جلسه|會議|会议|拜訪|tiksanas',
  ],
  ['email', 'mail|correo|письмо|อีเมล|ایمیل|郵件|邮件|epasts|e-pasts'],
  ['message', 'message|sms|chat|whatsapp|line|wechat|telegram|linkedin|сообщение|ข้อความ|پیام|訊息|消息|zina'],
  [
    'task',
    'task|todo|to-do|deadline|follow|aufgabe|tarea|tache|задача|дело|งาน|وظیفه|کار|任務|任务|待辦|uzdevums',
  ],
  ['note', 'note|comment|notiz|nota|заметка|комментарий|บันทึก|یادداشت|備註|备注|piezime'],
];

function kindOf(word: string | undefined): ActivityKind | undefined {
  const folded = fold(word ?? '');
  return KINDS.find(([, words]) => words.split('|').some((one) => folded.includes(one)))?.[0];
}

function peopleOf({ contact }: ImportedActivity): NamedPeople {
  return {
    ids: contact?.id === undefined ? [] : [contact.id],
    emails: [],
    names: contact?.name === undefined ? [] : [contact.name],
  };
}

export async function planActivities(
  tx: TenantTx,
  rows: readonly Row<ImportedActivity>[],
  context: PlanContext,
  named: NamedRecords,
): Promise<PlannedActivity[]> {
  const { index } = context;
  const deals: Wanted = {
    about: 'deal',
    sources: rows.flatMap(({ record }) => record.deal?.id ?? []),
    keys: rows.flatMap(({ record }) => record.deal?.name ?? []),
  };
  const others = rows.flatMap(({ record }) => [
    companyWanted(record.company),
    peopleWanted(peopleOf(record)),
  ]);
  const [known] = await Promise.all([
    knownActivities(
      tx,
      context.tool,
      rows.flatMap(({ record }) => record.sourceId ?? []),
    ),
    index.prefetch(tx, [deals, ...others]),
  ]);
  return rows.map(({ line, record }) => planOne(line, record, known, context, named));
}

function planOne(
  line: number,
  record: ImportedActivity,
  known: ReadonlyMap<string, string>,
  context: PlanContext,
  named: NamedRecords,
): PlannedActivity {
  const { index, notices } = context;
  const { sourceId, deal, kind: word } = record;
  const subject = (record.subject ?? record.note?.split('\n', 1)[0] ?? word ?? '')
    .trim()
    .slice(0, 300)
    .trim();
  const id = sourceId === undefined ? undefined : known.get(sourceId);
  if (id !== undefined) return { what: 'matched', line, id, name: subject };
  const found =
    deal === undefined
      ? undefined
      : ((deal.id === undefined ? undefined : index.bySource('deal', deal.id)) ??
        onlyOne(index.byKey('deal', deal.name ?? '')));
  if (deal !== undefined && found === undefined) {
    const problem = rejectFor('deal_unknown', { deal: (deal.name ?? deal.id ?? '').slice(0, 100) });
    return { what: 'rejected', line, name: subject, problem };
  }
  for (const key of Object.keys(record.custom)) notices.add('field_unknown', { field: key }, line);
  const companyId = companyOf(record.company, context, named, line) ?? found?.companyId ?? null;
  const told = kindOf(word);
  if (word !== undefined && told === undefined)
    notices.add('kind_unknown', { kind: word.slice(0, 60) }, line);
  const now = context.now.toISOString();
  const isDone =
    record.done === true ||
    (record.done === undefined &&
      record.doneAt === undefined &&
      record.dueAt === undefined &&
      record.dueOn === undefined);
  // What is only put down afterwards and is not done yet is something to do.
  const kind = told ?? (isDone ? 'note' : 'task');
  const real: ActivityKind = !isDone && !isPlanned(kind) ? 'task' : kind;
  const at = record.doneAt ?? record.dueAt ?? record.dueOn ?? record.createdAt ?? now;
  const instant = new Date(at).toISOString();
  if (isDone && instant > now) notices.add('future_times', {}, line);
  const createdAt =
    record.createdAt === undefined ? (isDone ? instant : now) : new Date(record.createdAt).toISOString();
  return {
    what: 'created',
    line,
    activity: {
      id: context.newId(),
      sourceId: sourceId ?? null,
      kind: real,
      subject,
      text: record.note ?? null,
      due:
        record.dueAt !== undefined
          ? { at: record.dueAt, minutes: Math.min(record.minutes ?? 30, 7 * 24 * 60) }
          : record.dueOn !== undefined
            ? { on: record.dueOn }
            : null,
      ownerId: record.owner === undefined ? null : context.ownerOf(record.owner),
      dealId: found?.id ?? null,
      companyId,
      contactIds: contactsOf(peopleOf(record), companyId, context, named, line),
      doneAt: isDone ? (instant > now ? now : instant) : null,
      createdAt: createdAt > now ? now : createdAt,
    },
  };
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

async function knownActivities(
  tx: TenantTx,
  tool: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ source_id: string; id: string }>({
    name: 'imports-known-activities',
    text: `select s.source_id, a.id from record_sources s
        join activities a on a.workspace_id = s.workspace_id and a.id = s.record_id and a.deleted_at is null
      where s.workspace_id = $1 and s.tool = $2 and s.about = 'activity' and s.source_id = any($3::text[])`,
    values: [tx.workspaceId, tool, ids],
  });
  return new Map(rows.map(({ source_id: source, id }) => [source, id]));
}
