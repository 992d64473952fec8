// One part under its name in the code.
import type { ReactNode } from 'react';

export function Specimen(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="flex min-w-0 break-inside-avoid flex-col gap-2.5 border-t border-line py-4">
      <h3 className="font-mono text-xs font-normal text-muted" dir="ltr">
        {props.name}
      </h3>
      <div className="flex flex-wrap items-start gap-3">{props.children}</div>
    </section>
  );
}
