// One part of the settings: its heading, what it is for, an action at the end, then the content.
import type { ReactNode } from 'react';

export function Section(props: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-4 pb-10">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="text-lg">{props.title}</h2>
          {props.intro !== undefined && <p className="max-w-140 text-sm text-muted">{props.intro}</p>}
        </div>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
