// Plain text of a note that may be HTML, in one pass. Nothing of the markup survives: no tag, no script, no style.

/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote pre hr section article header footer dt dd'.split(
    ' ',
  ),
);
/** Elements whose content is nobody's text. */
const HIDDEN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
]);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  zwnj: '\u200c',
};

/** Text without tags stays as it is; "a < b" is no tag. */
export function plainText(html: string): string {
  if (!/<\/?[a-z!][^<]*>/i.test(html.slice(0, 20_000)) && !/&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(html))
    return html.trim();
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    const next = html.charCodeAt(open + 1) | 32;
    const isTag =
      (next >= 97 && next <= 122) ||
      html[open + 1] === '/' ||
      html[open + 1] === '!' ||
      html[open + 1] === '?';
    if (!isTag) {
      text += html.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    text += spaced(html.slice(at, open));
    const comment = html.startsWith('<!--', open);
    const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
    if (close < 0) {
      at = html.length;
      break;
    }
    at = close + (comment ? 3 : 1);
    const name = /^\/?([a-z][a-z0-9]*)/i.exec(html.slice(open + 1, open + 30))?.[1]?.toLowerCase() ?? '';
    if (name === 'li' && html[open + 1] !== '/') text += '\n- ';
    else if (name === 'td' || name === 'th') text += ' ';
    else if (BLOCKS.has(name)) text += '\n';
    if (HIDDEN.has(name) && html[open + 1] !== '/' && html[close - 1] !== '/') at = endOf(html, name, at);
  }
  text += spaced(html.slice(at));
  return characters(text)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n[ \t]+(?!-)/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** White space between tags is one space. */
function spaced(text: string): string {
  return text.replaceAll(/[\s]+/g, ' ');
}

/** Place behind the closing tag of an element whose content is left out. */
function endOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  return close.exec(html) ? close.lastIndex : html.length;
}

function characters(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal); // one of the three matched
      return code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    },
  );
}
