// A part of the Why screen: what it asks, in a line what that means, and the answer.
import { useId, type ReactNode } from 'react';

export function Section(props: {
  readonly title: string;
  readonly note?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-1">
        <div className="min-w-0 grow">
          <h2 id={id} className="text-lg font-semibold">
            {props.title}
          </h2>
          {props.note !== undefined && <p className="max-w-170 text-sm text-muted">{props.note}</p>}
        </div>
        {props.action}
      </header>
      {props.children}
    </section>
  );
}

/** What is said where nothing was found, or nothing can be said. */
export function Answer(props: { readonly children: ReactNode }) {
  return <p className="max-w-170 border-s-2 border-flow py-0.5 ps-4 text-base text-ink">{props.children}</p>;
}

/** Something folded away, for whoever wants to know more. */
export function Fold(props: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="group">
      <summary className="focus-ring w-fit cursor-default rounded-sm py-1 text-sm text-muted underline decoration-current/35 decoration-1 underline-offset-3 hover:text-ink hover:decoration-current [&::-webkit-details-marker]:hidden">
        {props.summary}
      </summary>
      {props.children}
    </details>
  );
}
