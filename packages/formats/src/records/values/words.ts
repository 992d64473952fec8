// Cells that are words with a meaning: yes and no, e-mail and web addresses, lists, times of day, durations, statuses.
import { plainDigits, tidyWord } from '../../dates/digits.ts';

const YES = new Set(
  'true yes y 1 x on done completed wahr ja j sí si verdadero oui vrai да истина готово jā ja ใช่ จริง بله بلی 是 完成 ✓ ✔ ☑'.split(
    ' ',
  ),
);
const NO = new Set(
  'false no n 0 off open nein falsch non faux нет ложь nē ne ไม่ ไม่ใช่ เท็จ خیر نه 否 ✗ ☐'.split(' '),
);

export function readBoolean(text: string): boolean | undefined {
  const word = tidyWord(plainDigits(text)).toLowerCase();
  if (YES.has(word) || word === 'to do done') return true;
  return NO.has(word) || word === 'to do' ? false : undefined;
}

// Local part and domain as people have them; RFC 5321 allows stranger ones, which are typing errors in practice.
const EMAIL =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** The address with its domain in small letters. */
export function readEmail(text: string): string | undefined {
  const inside = /<([^<>]{3,254})>\s*$/.exec(text);
  const bare = tidyWord(inside ? inside[1]! : text).replace(/^mailto:/i, '');
  if (bare.length > 254 || !EMAIL.test(bare) || bare.includes('..') || bare.startsWith('.')) return undefined;
  const at = bare.lastIndexOf('@');
  return `${bare.slice(0, at)}${bare.slice(at).toLowerCase()}`;
}

/** A phone number as written, where it has enough digits and nothing that no number has. */
export function readPhone(text: string): string | undefined {
  const plain = plainDigits(text).replace(/^tel:/i, '').trim();
  if (plain.length > 60) return undefined;
  const digits = plain.replaceAll(/\D/g, '').length;
  if (digits < 3 || digits > 30) return undefined;
  return /^[\d\s+().\-/#*,;]*(?:(?:ext|x|доб|ต่อ|داخلی|分機|int|iekš)\.?\s*\d{1,8})?$/iu.test(plain)
    ? plain
    : undefined;
}

/** A web address; without a scheme it gets https. Others than http and https are refused. */
export function readLink(text: string): string | undefined {
  const bare = tidyWord(text);
  if (bare.length > 2000 || /\s/.test(bare)) return undefined;
  const schemed = /^[a-z][a-z0-9+.-]*:/i.test(bare) && !/^[^/]*\.[^/]*:\d+(?:\/|$)/.test(bare);
  let url: URL;
  try {
    url = new URL(schemed ? bare : `https://${bare.replace(/^\/\//, '')}`);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return url.hostname.includes('.') && url.username === '' && url.password === '' ? url.href : undefined;
}

/** The domain of a company, from a domain, a web address or an e-mail address; without "www". */
export function readDomain(text: string): string | undefined {
  const link = readLink(text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : text);
  if (link === undefined) return undefined;
  const host = new URL(link).hostname.toLowerCase().replace(/^www\d?\./, '');
  return /^[\d.]+$/.test(host) ? undefined : host;
}

/** "09:30", "9:30 PM", "๑๔:๐๐" as hours and minutes of 24. */
export function readClock(text: string): string | undefined {
  const parts = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(
    plainDigits(text),
  );
  if (!parts) return undefined;
  let hour = Number(parts[1]);
  const minute = Number(parts[2]);
  if (parts[3] !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (parts[3].toLowerCase() === 'p' ? 12 : 0);
  }
  return hour > 23 || minute > 59
    ? undefined
    : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes: "01:30", "90", "1h 30m", "45 min". */
export function readDuration(text: string): number | undefined {
  const plain = plainDigits(text).toLowerCase();
  const clock = /^(\d{1,4}):(\d{2})(?::\d{2})?$/.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const words = /^(?:(\d{1,4}(?:\.\d{1,2})?)\s*h[a-z]*\.?)?\s*(?:(\d{1,6})\s*(?:m[a-z]*\.?)?)?$/.exec(plain);
  if (!words || (words[1] === undefined && words[2] === undefined)) return undefined;
  return Math.round(Number(words[1] ?? 0) * 60) + Number(words[2] ?? 0);
}

const WON =
  /^(?:closed ?)?won\b|^win$|\bgewonnen\b|\bganad[oa]\b|\bgagn[ée]e?\b|успеш|выигра|ชนะ|ปิดการขายได้|برنده|موفق$|成交|赢单|贏單|^赢|^贏|\buzvar|\biegūt|\bieguv/iu;
const LOST =
  /^(?:closed ?)?lost\b|\bloss\b|\bverloren\b|\bperdid[oa]\b|\bperdue?\b|проигра|неуспе|провал|แพ้|เสียดีล|باخت|ناموفق|از دست رفت|失敗|丢单|丟單|^输|^輸|\bzaud/iu;
const OPEN =
  /^(?:open|in progress|active|offen|abiert[oa]|ouverte?|открыт|в работе|เปิด|باز|進行中|进行中|atvērt)/iu;

/** What a status or the name of a stage says about a deal; undefined where it says nothing. */
export function readStatus(text: string): 'open' | 'won' | 'lost' | undefined {
  const word = tidyWord(text)
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([\p{Ll}])(\p{Lu})/gu, '$1 $2');
  if (LOST.test(word)) return 'lost';
  if (WON.test(word)) return 'won';
  return OPEN.test(word) ? 'open' : undefined;
}

/** The values of a cell that holds several, at `;`, line breaks and, where they are told, at commas. */
export function readList(text: string, commas: boolean): string[] {
  const parts = text.split(commas ? /[;,،、，；\n\r]+/u : /[;；\n\r]+/u);
  return [...new Set(parts.map(tidyWord).filter((part) => part !== ''))];
}
