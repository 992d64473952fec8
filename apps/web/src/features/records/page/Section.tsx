// A part of a record's page: its name, how many, an action at the end, and what is in it.
import { useId, type ReactNode } from 'react';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export function Section(props: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  const formats = useFormats();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <header className="flex min-h-8 items-center gap-2 border-b border-line">
        <h2 id={id} className="text-sm font-semibold">
          {props.title}
        </h2>
        {props.count !== undefined && props.count > 0 && (
          <span className="text-xs text-muted tabular-nums">{formats.number(props.count)}</span>
        )}
        {props.action !== undefined && <span className="ms-auto">{props.action}</span>}
      </header>
      {props.children}
    </section>
  );
}

/** What a part says as long as there is nothing in it. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="text-sm text-muted">{children}</p>;
}
