// How many columns of a terminal a text takes: East Asian wide characters and emoji take two, marks none.
const ZERO = /^(?:\p{Mn}|\p{Me}|\p{Cf})+$/u;
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function columnsOf(grapheme: string): number {
  if (ZERO.test(grapheme)) return 0;
  return WIDE.test(grapheme) || grapheme.includes('\uFE0F') ? 2 : 1;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
}

/** At most `width` columns of a text; what is cut is marked with an ellipsis. */
export function fit(text: string, width: number): string {
  const short = text.slice(0, 2000);
  if (short.length === text.length && textWidth(short) <= width) return text;
  let taken = '';
  let used = 0;
  for (const { segment } of graphemes.segment(short)) {
    const columns = columnsOf(segment);
    if (used + columns > width - 1) break;
    taken += segment;
    used += columns;
  }
  return `${taken}…`;
}

/** Cut or filled with spaces to exactly `width` columns. */
export function pad(text: string, width: number, align: 'start' | 'end' | 'centre' = 'start'): string {
  const cut = fit(text, width);
  const free = Math.max(0, width - textWidth(cut));
  const before = align === 'end' ? free : align === 'centre' ? Math.floor(free / 2) : 0;
  return ' '.repeat(before) + cut + ' '.repeat(free - before);
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Lines of at most `width` columns, broken between words, in scripts without spaces, too; what is longer is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const segments = [...words.segment(text)];
  for (const [i, { segment, isWordLike }] of segments.entries()) {
    // Punctuation stays with the word before it, and has to find room with it.
    let whole = segment;
    for (let k = i + 1; segments[k]?.isWordLike === false && segments[k]!.segment.trim() !== ''; k++) {
      whole += segments[k]!.segment;
    }
    const breaks = isWordLike === true && line !== '' && textWidth(line + whole) > width;
    if (breaks) lines.push(line.trimEnd());
    line = breaks ? segment : line + segment;
  }
  return [...lines, line.trimEnd()].filter((one) => one !== '').map((one) => fit(one, width));
}
