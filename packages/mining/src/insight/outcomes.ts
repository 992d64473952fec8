// Which activities are good or bad ends of a sale, by their names in our five languages, and which are ends by their
// behaviour. Names are only a hint for wording and comparisons: a log without known names simply gets fewer findings.
import { caseCount, type EventLog } from '../log/event-log.ts';

/**
 * Disqualifying is not among them: to find out early that it does not fit is no leak.
 * Looked at first: "not approved" contains "approved". Latin words whole (Latvian stems), others anywhere.
 */
const BAD: readonly RegExp[] = [
  /(?<!\p{L})(?:lost|rejected|declined|cancell?ed|denied|refused|withdrawn|abandoned|churned)(?!\p{L})/u,
  /(?<!\p{L})(?:not|un)[\s_-]*(?:won|approved|signed|sold|successful)(?!\p{L})/u,
  /แพ้|ไม่สำเร็จ|ไม่อนุมัติ|ปฏิเสธ|ยกเลิก|เสียดีล/u,
  /باخت|از دست رفت|ناموفق|رد شد|رد شده|لغو/u,
  /輸單|失單|丟單|流失|拒絕|取消|未成交|未核准|落選/u,
  /(?<!\p{L})(?:zaudēt|noraidīt|atcelt|atteikt|nav noslēgt|neapstiprināt)/u,
];

const GOOD: readonly RegExp[] = [
  /(?<!\p{L})(?:won|approved|signed|sold|purchased|converted)(?!\p{L})/u,
  /ชนะ|ปิดการขาย|สำเร็จ|อนุมัติ|ลงนาม|เซ็นสัญญา/u,
  /برنده|موفق|تأیید شد|تایید شد|امضا/u,
  /成交|贏單|贏得|簽約|已簽|核准/u,
  /(?<!\p{L})(?:uzvarēt|iegūt|noslēgt|parakstīt|apstiprināt)/u,
];

/** What a name says about an end: good, bad, or nothing. */
export function toneOfName(name: string): 'good' | 'bad' | undefined {
  const plain = name.normalize('NFC').toLowerCase();
  if (BAD.some((pattern) => pattern.test(plain))) return 'bad';
  return GOOD.some((pattern) => pattern.test(plain)) ? 'good' : undefined;
}

export interface Outcomes {
  /** Activities whose name says that the sale was made, most cases first. */
  readonly good: readonly number[];
  /** 1 for activities that end a case: at least 95 % of their cases have them last. */
  readonly closing: Uint8Array;
  /** 1 for cases that are decided: they had a good outcome, or their last activity is a closing one. */
  readonly decided: Uint8Array;
}

const CLOSING_SHARE = 0.95;

/** Flags by activity, 1 for those that end a case: at least 95 % of the cases that have it have it last. */
export function closingActivities(log: EventLog, casesOf = casesPerActivity(log)): Uint8Array {
  const lastOf = new Uint32Array(log.activities.length);
  for (let c = 0; c < caseCount(log); c++) lastOf[log.activity[log.caseOffsets[c + 1]! - 1]!]!++;
  return Uint8Array.from(lastOf, (count, a) => (endsCases(count, casesOf[a]!) ? 1 : 0));
}

/** Whether an activity ends cases: it is last in at least 95 % of those that have it. */
export function endsCases(last: number, cases: number): boolean {
  return last > 0 && last >= CLOSING_SHARE * cases;
}

function casesPerActivity(log: EventLog): Uint32Array {
  const casesOf = new Uint32Array(log.activities.length);
  const seenIn = new Int32Array(log.activities.length).fill(-1);
  for (let c = 0; c < caseCount(log); c++) {
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      const a = log.activity[e]!;
      if (seenIn[a] === c) continue;
      seenIn[a] = c;
      casesOf[a]!++;
    }
  }
  return casesOf;
}

/** @param casesOf per activity, the number of cases that have it. */
export function outcomesOf(log: EventLog, casesOf: Uint32Array): Outcomes {
  const cases = caseCount(log);
  const closing = closingActivities(log, casesOf);
  const good: number[] = [];
  for (let a = 0; a < log.activities.length; a++) {
    if (casesOf[a]! > 0 && toneOfName(log.activities[a]!) === 'good') good.push(a);
  }
  const isGood = new Uint8Array(log.activities.length);
  for (const a of good) isGood[a] = 1;
  const decided = new Uint8Array(cases);
  for (let c = 0; c < cases; c++) {
    const last = log.caseOffsets[c + 1]! - 1;
    if (closing[log.activity[last]!] === 1) decided[c] = 1;
    for (let e = log.caseOffsets[c]!; e <= last && decided[c] === 0; e++) {
      if (isGood[log.activity[e]!] === 1) decided[c] = 1;
    }
  }
  return { good: good.toSorted((a, b) => casesOf[b]! - casesOf[a]! || a - b), closing, decided };
}
