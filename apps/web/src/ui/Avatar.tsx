// A person as one or two letters in any script; the name stands beside it, so it is decoration.
import { initials } from '../lib/locale/names.ts';

export function Avatar(props: { readonly name: string }) {
  return (
    <span
      aria-hidden="true"
      className="inline-grid size-7 shrink-0 place-items-center rounded-full bg-sunken text-xs leading-none font-semibold text-ink"
    >
      {initials(props.name)}
    </span>
  );
}
