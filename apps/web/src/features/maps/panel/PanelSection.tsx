// One part of a side panel: its heading, a word about it, an action at the end, then the content.
import type { ReactNode } from 'react';

export function PanelSection(props: {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-2.5 border-b border-line px-4 py-4 last:border-b-0">
      <div className="flex min-h-control flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">{props.title}</h2>
        {props.action}
      </div>
      {props.intro !== undefined && <p className="text-sm text-muted">{props.intro}</p>}
      {props.children}
    </section>
  );
}
