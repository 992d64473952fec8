// Keys to press, each in its own small frame.
import { IS_MAC, keyCaps } from '../lib/commands.ts';

export function KeyCaps(props: { readonly keys: string }) {
  return (
    <kbd dir="ltr" className="inline-flex gap-1 font-sans">
      {keyCaps(props.keys, IS_MAC).map((cap) => (
        <kbd
          key={cap}
          className="grid h-5 min-w-5 place-items-center rounded-sm border border-line bg-ground px-1 font-sans text-xs text-muted"
        >
          {cap}
        </kbd>
      ))}
    </kbd>
  );
}
