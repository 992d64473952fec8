// A person as one or two letters in any script; the name stands beside it, so it is decoration.
import { initials } from '../lib/locale/names.ts';

export function Avatar(props: { readonly name: string; readonly size?: 'small' | 'base' }) {
  const size = props.size === 'small' ? 'size-5 text-[10px]' : 'size-7 text-xs';
  return (
    <span
      aria-hidden="true"
      className={`inline-grid shrink-0 place-items-center rounded-full bg-sunken leading-none font-semibold text-ink ${size}`}
    >
      {initials(props.name) || '•'}
    </span>
  );
}
