// The domain by which a company is known, from a web address or an e-mail address: the part that somebody registered,
// in lower case and Punycode. A close guess without the public suffix list (its 10,000 lines change weekly): second
// level labels that countries use by habit, and a few by name. A wrong guess keeps a label too many, so two records may
// not be matched; it never joins two companies.

/** Under any country's two letters: example.co.uk, example.com.au, example.ac.th. */
const HABITUAL: ReadonlySet<string> = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'gob',
  'gouv',
  'gov',
  'mil',
  'net',
  'org',
]);

const BY_NAME: ReadonlySet<string> = new Set(
  (
    'in.th or.th go.th mi.th ltd.uk plc.uk me.uk sch.uk idv.tw game.tw ebiz.tw club.tw id.ir sch.ir ' +
    'or.jp ne.jp go.jp ad.jp ed.jp gr.jp lg.jp or.kr re.kr pe.kr go.kr ne.kr id.lv asn.lv conf.lv ' +
    'or.at gv.at id.au asn.au idv.hk web.id or.id go.id my.id sch.id firm.in gen.in ind.in nom.br art.br ' +
    'kiev.ua in.ua msk.ru spb.ru bel.tr gen.tr web.tr k12.tr govt.nz geek.nz school.nz web.za law.za'
  ).split(' '),
);

/** Many companies live under these: they say nothing about which one it is. */
const SHARED: ReadonlySet<string> = new Set(
  (
    'facebook.com fb.com instagram.com linkedin.com twitter.com x.com youtube.com tiktok.com line.me wa.me t.me ' +
    'telegram.me vk.com google.com goo.gl bit.ly linktr.ee wixsite.com wordpress.com blogspot.com medium.com ' +
    'github.io github.com netlify.app vercel.app herokuapp.com shopify.com myshopify.com etsy.com amazon.com ' +
    'squarespace.com weebly.com webflow.io shopee.co.th lazada.co.th mozello.lv'
  ).split(' '),
);

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?$/u;

/**
 * `https://WWW.Example.co.th:8080/about` is `example.co.th`; an e-mail address works too.
 *
 * @returns null where there is no domain in it: an IP address, a single word, a sentence.
 */
export function domainOf(address: string): string | null {
  const host = hostOf(address);
  if (host === null) return null;
  const labels = host.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  const [second = '', first = ''] = labels.slice(-2);
  if (/^[0-9]+$/u.test(first)) return null;
  const isSuffix = (first.length === 2 && HABITUAL.has(second)) || BY_NAME.has(`${second}.${first}`);
  if (isSuffix && labels.length === 2) return null;
  return labels.slice(isSuffix ? -3 : -2).join('.');
}

/** Whether the domain belongs to a service under which many companies live. */
export function isSharedDomain(domain: string): boolean {
  return SHARED.has(domain);
}

function hostOf(address: string): string | null {
  const text = address.trim().replace(/^mailto:/iu, '');
  if (text === '' || text.length > 2000 || /\s/u.test(text)) return null;
  const url = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text.replace(/^\/\//u, '')}`;
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return hostname.toLowerCase().replace(/\.$/u, '');
}
