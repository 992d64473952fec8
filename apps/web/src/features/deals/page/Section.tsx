// A part of a deal under its heading, with what can be done about it at the end of the line.
import type { ReactNode } from 'react';

export function Section(props: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={props.title} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-7 items-center gap-2">
        <h3 className="grow text-sm font-semibold">{props.title}</h3>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
