// What a text field holds while what it shows changes under it: what is being typed is kept, anything else follows.
// Plain states and functions; the hook in use-typing.ts adds time.

export interface Typing {
  /** What the field shows. */
  readonly text: string;
  /** What the map said when it was last looked at. */
  readonly seen: string;
  /** Typed, but not yet on the map. */
  readonly isWaiting: boolean;
}

export function startTyping(value: string): Typing {
  return { text: value, seen: value, isWaiting: false };
}

export function typed(now: Typing, text: string): Typing {
  return { ...now, text, isWaiting: text !== now.seen };
}

/** The map says `value`. Text on its way is kept; it wins when it is put on the map. */
export function seenOnMap(now: Typing, value: string): Typing {
  if (value === now.seen) return now;
  return now.isWaiting ? { ...now, seen: value } : startTyping(value);
}

/** The map took the text as `value`. What was typed stays as it is, so that a space at the end is not eaten. */
export function kept(now: Typing, value: string): Typing {
  return { text: now.text, seen: value, isWaiting: false };
}

/** The person went elsewhere: the field shows what the map holds, unless the text cannot go there. */
export function left(now: Typing): Typing {
  return now.isWaiting ? now : startTyping(now.seen);
}

export interface TextRules {
  readonly max: number;
  readonly isRequired?: boolean | undefined;
  /** Spaces at both ends are no part of it. */
  readonly isTrimmed?: boolean | undefined;
  readonly isLink?: boolean | undefined;
}

export type TextFault = 'empty' | 'long' | 'link';

export function faultOf(text: string, rules: TextRules): TextFault | null {
  const value = asValue(text, rules);
  if (rules.isRequired === true && value === '') return 'empty';
  if (value.length > rules.max) return 'long';
  if (rules.isLink === true && !/^(https?:\/\/\S+)?$/iu.test(value)) return 'link';
  return null;
}

/** The text as the map stores it. */
export function asValue(text: string, rules: TextRules): string {
  return rules.isTrimmed === true || rules.isLink === true ? text.trim() : text;
}
