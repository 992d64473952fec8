// The frame of a screen: a quiet head row (title, what belongs to it, actions at the end) and the content below.
import { useEffect, type ReactNode } from 'react';

export interface PageProps {
  /** For the window's title, and the heading unless `heading` is given. */
  readonly title: string;
  /** In place of the plain title, e.g. a Breadcrumb or a Select. */
  readonly heading?: ReactNode;
  /** Beside the title: chips, filters. */
  readonly beside?: ReactNode;
  /** At the end of the head row. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `text` keeps lines readable, `full` gives the content the whole rest of the window. */
  readonly width?: 'text' | 'full';
}

export function Page(props: PageProps) {
  const { title, width = 'text' } = props;
  useEffect(() => {
    document.title = `${title} · Portolan`;
  }, [title]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-5 py-2 max-md:px-4">
        <h1 className="min-w-0 text-base font-semibold">{props.heading ?? title}</h1>
        {props.beside !== undefined && (
          <div className="flex min-w-0 flex-wrap items-center gap-2">{props.beside}</div>
        )}
        {props.actions !== undefined && (
          <div className="ms-auto flex flex-wrap items-center gap-2">{props.actions}</div>
        )}
      </header>
      {width === 'full' ? (
        <div className="flex min-h-0 grow flex-col">{props.children}</div>
      ) : (
        <div className="min-h-0 grow overflow-auto px-5 py-6 max-md:px-4">
          <div className="max-w-220">{props.children}</div>
        </div>
      )}
    </div>
  );
}
