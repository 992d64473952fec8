// E-mail addresses: what is kept is what was typed, trimmed and with its domain in lower case; what is compared is a
// form of its own, in which the spellings that reach one mailbox are one.
import { domainOf } from '../companies/domains.ts';
import { isStorable } from '../text/storable.ts';

export const EMAIL_REFUSALS = ['empty', 'notAnAddress', 'tooLong'] as const;

export type EmailReading =
  | { readonly kind: 'read'; readonly address: string }
  | { readonly kind: 'unread'; readonly typed: string; readonly reason: (typeof EMAIL_REFUSALS)[number] };

/** RFC 5321, 4.5.3.1: 64 octets before the @, 255 after; 254 in all (RFC 3696, erratum 1690). */
const LONGEST = 254;

/** The unquoted form of RFC 5322 with the letters of RFC 6531; quoted local parts are no mailbox of a customer. */
const ADDRESS =
  /^[^\s@"<>()[\],;:\\.]+(?:\.[^\s@"<>()[\],;:\\.]+)*@[^\s@"<>()[\],;:\\.]+(?:\.[^\s@"<>()[\],;:\\.]+)+$/u;

/** Also takes `Anna Kalniņa <anna@acme.lv>` and `mailto:anna@acme.lv`. */
export function readEmail(text: string): EmailReading {
  const typed = text.trim();
  if (typed === '') return { kind: 'unread', typed, reason: 'empty' };
  const address = (/<([^<>]*)>$/u.exec(typed)?.[1] ?? typed).replace(/^mailto:/iu, '').trim();
  if (address.length > LONGEST) return { kind: 'unread', typed, reason: 'tooLong' };
  if (!ADDRESS.test(address) || !isStorable(address))
    return { kind: 'unread', typed, reason: 'notAnAddress' };
  const at = address.lastIndexOf('@');
  return { kind: 'read', address: address.slice(0, at + 1) + address.slice(at + 1).toLowerCase() };
}

/** Providers whose mailbox is the same with and without `+anything`. */
const PLUS: ReadonlySet<string> = new Set(
  'gmail.com outlook.com hotmail.com live.com icloud.com me.com mac.com fastmail.com proton.me protonmail.com'.split(
    ' ',
  ),
);

/**
 * The form in which two spellings of one mailbox are equal: lower case; for Gmail without dots and `+tag`. For
 * comparing only: mail is sent to the address as it was typed.
 */
export function emailForMatching(address: string): string {
  const lower = address.trim().normalize('NFKC').toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 1) return lower;
  const typed = lower.slice(at + 1);
  const domain = typed === 'googlemail.com' ? 'gmail.com' : typed;
  const untagged = PLUS.has(domain) ? lower.slice(0, at).replace(/(?<=.)\+.*$/u, '') : lower.slice(0, at);
  const local = domain === 'gmail.com' ? untagged.replaceAll('.', '') || untagged : untagged;
  return `${local}@${domain}`;
}

/** Mailboxes that anybody can open: such a domain says nothing about the company. */
const FREE: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com ' +
    'aol.com gmx.com gmx.de gmx.net web.de t-online.de mail.com proton.me protonmail.com fastmail.com zoho.com ' +
    'yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru inbox.lv inbox.lt inbox.eu apollo.lv tvnet.lv ' +
    'qq.com 163.com 126.com sina.com sohu.com foxmail.com hinet.net pchome.com.tw seed.net.tw naver.com daum.net ' +
    'hanmail.net windowslive.com orange.fr free.fr wanadoo.fr laposte.net libero.it virgilio.it seznam.cz wp.pl o2.pl ' +
    'onet.pl interia.pl uol.com.br bol.com.br rediffmail.com chmail.ir thaimail.com yahoo.co.th yahoo.com.tw yahoo.co.uk ' +
    'yahoo.co.jp yahoo.fr yahoo.de hotmail.co.uk hotmail.fr outlook.co.th'
  ).split(' '),
);

export function isFreeMail(domain: string): boolean {
  return FREE.has(domain);
}

/** The registered domain of an address, `acme.lv` for `anna@mail.acme.lv`; null where there is none. */
export function domainOfEmail(address: string): string | null {
  const at = address.lastIndexOf('@');
  return at < 0 ? null : domainOf(address.slice(at + 1));
}

/** The domain where it belongs to a company: not a free mailbox. */
export function companyDomainOfEmail(address: string): string | null {
  const domain = domainOfEmail(address);
  return domain === null || isFreeMail(domain) ? null : domain;
}

const SHARED_MAILBOX =
  /^(info|sales|office|contact|contacts|mail|admin|support|hello|help|service|billing|accounts?|marketing|hr|jobs|birojs|pardavimi|no-?reply)$/u;

/** `info@`, `sales@`: several people read it, so it does not tell one person from another. */
export function isSharedMailbox(address: string): boolean {
  return SHARED_MAILBOX.test(address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase());
}
