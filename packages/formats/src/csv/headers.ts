// What column names mean, whoever wrote them: XES names in CSV, CRM exports, mining tools, database dumps.
// Names are compared folded, never literally; the order of a list is its preference.

export type Role = 'case' | 'activity' | 'time' | 'resource' | 'lifecycle';

/** "Deal - ID", "deal_id" and "DealID" become "deal id"; "case:concept:name" becomes "case concept name". */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(?:property|hs v2|hs) (?=\S)/, '')
    .trim();
}

/** Of two columns that fit a role, the one whose name stands earlier is proposed. */
export const ROLE_NAMES: Readonly<Record<Role, readonly string[]>> = {
  case: [
    'case concept name',
    'case id',
    'caseid',
    'case',
    'case key',
    'case number',
    'case no',
    'trace id',
    'trace',
    'process instance',
    'process instance id',
    'instance id',
    'opportunity id',
    'deal id',
    'deal record id',
    'lead id',
    'record id',
    'card id',
    'ticket id',
    'issue key',
    'issue id',
    'mql id',
    'application id',
    'order id',
    'incident id',
    'request id',
    'loan id',
    'contact id',
    'customer id',
    'opportunity',
    'opportunity number',
    'opportunity name',
    'deal',
    'deal title',
    'dealname',
    'deal name',
    'potential name',
    'ticket',
    'vorgang',
    'fall id',
    'fallnummer',
    'id del caso',
    'caso',
    'id сделки',
    'сделка',
    '案件',
    'รหัสดีล',
    'شناسه معامله',
    'id',
  ],
  activity: [
    'concept name',
    'activity',
    'activity name',
    'event',
    'event name',
    'activity type',
    'task',
    'task name',
    'action',
    'step',
    'to stage',
    'new stage',
    'new stage id',
    'moved to',
    'new status',
    'stage name',
    'deal stage',
    'dealstage',
    'stage',
    'pipeline stage',
    'stage id',
    'status',
    'state',
    'list name',
    'lifecycle stage',
    'lead status',
    'new value',
    'value',
    'value1',
    'value 1',
    'type',
    'operation',
    'message',
    'aktivitat',
    'actividad',
    'activite',
    'attivita',
    'aktivitate',
    'стадия',
    'этап',
    '活動',
    '階段',
    'กิจกรรม',
    'ขั้นตอน',
    'فعالیت',
    'مرحله',
  ],
  time: [
    'time timestamp',
    'timestamp',
    'complete timestamp',
    'completion timestamp',
    'completed timestamp',
    'end timestamp',
    'event time',
    'event timestamp',
    'event date',
    'datetime',
    'date time',
    'time',
    'changed at',
    'date entered',
    'entered at',
    'complete time',
    'completion time',
    'end time',
    'completed at',
    'end date',
    'fivetran start',
    'occurred at',
    'occurred on',
    'happened at',
    'log time',
    'start timestamp',
    'start time',
    'started at',
    'modified time',
    'last modified',
    'last modified date',
    'change date',
    'stage change date',
    'last stage change',
    'created date',
    'created at',
    'created time',
    'create date',
    'created on',
    'date',
    'time1',
    'time 1',
    'timestamp 1',
    'timestamp1',
    'zeitpunkt',
    'zeit',
    'datum',
    'fecha',
    'fecha hora',
    'horodatage',
    'laiks',
    'datums',
    'дата',
    '時間',
    '日期',
    'วันที่',
    'เวลา',
    'تاریخ',
    'زمان',
  ],
  resource: [
    'org resource',
    'resource',
    'changed by',
    'changed by id',
    'modified by',
    'last modified by',
    'performed by',
    'performer',
    'created by',
    'created by id',
    'user',
    'user name',
    'user id',
    'actor',
    'actor user id',
    'updated by user id',
    'agent',
    'sales agent',
    'sales rep',
    'deal owner',
    'opportunity owner',
    'owner',
    'owner name',
    'owner id',
    'contact owner',
    'assigned to',
    'assigned to user',
    'assignee',
    'responsible',
    'responsible user id',
    'manager id',
    'employee',
    'originator',
    'sr id',
    'org group',
    'bearbeiter',
    'recurso',
    'ressource',
    'ресурс',
    'ответственный',
  ],
  lifecycle: ['lifecycle transition', 'lifecycle', 'transition', 'event type lifecycle'],
};

/** Position of a name in the list of its role, or -1; smaller is better. */
export function roleRank(role: Role, header: string): number {
  return ROLE_NAMES[role].indexOf(foldedName(header));
}

/** Dates that say nothing about a step that happened: plans, housekeeping, people's birthdays. */
const NOT_A_STEP =
  /\b(?:expected|due|deadline|planned|plan|target|estimated|forecast|renewal|birth|birthday|dob|next|synced|sync|loaded|exported|imported|viewed|referenced|expiry|expires|expiration|valid|until|fivetran end|contract end|contract start)\b|\blast (?:activity|contact|modified|update|updated|login|seen|view|stage change|touch)\b|^(?:updated?|modified)\b|\b(?:updated|modified) (?:at|on|time|date)\b|^(?:custom|service|fiscal)\b|cumulative time|latest time|time in\b|duration|date exited|exited/u;

export function canBeStep(header: string): boolean {
  return !NOT_A_STEP.test(
    foldedName(header).replace(/^(?:deal|opportunity|lead|record|card|ticket) (?=\S)/u, ''),
  );
}

/** 'Date entered "Closed Won (Sales Pipeline)"', "hs_v2_date_entered_closedwon": the stage, and its pipeline where named. */
export function stageEntered(header: string): { stage: string; pipeline: string | undefined } | undefined {
  const worded = /^\s*date\s+entered\s+["'“”«]?(.+?)["'“”»]?\s*$/iu.exec(header);
  if (worded) {
    const inner = /^(.*\S)\s+\(([^()]+)\)$/u.exec(worded[1]!);
    return inner ? { stage: inner[1]!, pipeline: inner[2]! } : { stage: worded[1]!, pipeline: undefined };
  }
  const api = /^(?:property_)?hs_(?:v2_)?date_entered_(.+)$/i.exec(header.trim());
  return api ? { stage: api[1]!, pipeline: undefined } : undefined;
}

/** Whether the column is the day on which the deal was decided. */
export function isCloseDate(header: string): boolean {
  return /^(?:deal |opportunity )?(?:close|closed|closing|closure|won lost)(?: ?date| time| at| on| datetime)?$/u.test(
    foldedName(header),
  );
}

/** The name of a stage from the name of its date column: "Deal - Won time" is "Won", "engage_date" is "Engage". */
export function stageFromDateColumn(header: string): string {
  const words = foldedName(header)
    .replace(/^(?:deal|opportunity|lead|record|card|ticket|mql|order) (?=\S)/u, '')
    .replace(/^deal (?=\S)/u, '')
    .replaceAll(/\b(?:date|datetime|timestamp|time|at|on|dt|day)\b/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const word = /^create(?:date)?$/.test(words) ? 'created' : words === 'closedate' ? 'close' : words;
  return word === '' ? header : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Stage values that end a deal, in the words of the CRMs and of our five languages. */
export const OUTCOME_WORD =
  /\b(?:won|lost|win|loss|closed ?won|closed ?lost|disqualified|abandoned|cancell?ed|churned|signed|rejected|verloren|gewonnen|ganad[oa]|perdid[oa]|gagne|perdu|iegut|zaud|uzvar)|выигра|проигра|успешно|закрыт|成交|失敗|贏|輸|ชนะ|แพ้|ปิดการขาย|برنده|موفق|باخت|ناموفق/iu;
