// A text field that puts what is typed on the map after a short pause, and when the person leaves.
import { useEffect, useEffectEvent, useState } from 'react';
import {
  asValue,
  faultOf,
  kept,
  left,
  seenOnMap,
  startTyping,
  typed,
  type TextFault,
  type TextRules,
} from './typing.ts';

const PAUSE_MS = 350;

export interface TypingField {
  readonly text: string;
  /** Why the text is not on the map. */
  readonly fault: TextFault | null;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  /** Puts it on the map now. */
  readonly settle: () => void;
}

export function useTyping(
  value: string,
  rules: TextRules,
  commit: (text: string) => boolean | undefined,
): TypingField {
  const [state, setState] = useState(() => startTyping(value));
  const now = seenOnMap(state, value);
  if (now !== state) setState(now);
  const fault = faultOf(now.text, rules);

  const put = (): typeof now => {
    if (!now.isWaiting || fault !== null) return now;
    const next = asValue(now.text, rules);
    if (next !== now.seen) commit(next);
    return kept(now, next);
  };
  const settle = (): void => setState(put());
  /** Unless more has been typed meanwhile. */
  const settleLater = useEffectEvent((text: string) => {
    if (text === now.text) settle();
  });
  const putAtEnd = useEffectEvent(() => void put());

  const { text, isWaiting } = now;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => settleLater(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, text]);
  // A field that goes away with its selection has no blur.
  useEffect(() => () => putAtEnd(), []);

  return {
    text,
    fault: now.isWaiting ? fault : null,
    onChange: (next) => setState(typed(now, next)),
    onBlur: () => setState(left(put())),
    settle,
  };
}
