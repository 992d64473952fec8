// The page of the screens before sign-in: the mark, one thing to do, and the choice of language.
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Mark } from '../../ui/Mark.tsx';

const LanguageSelect = lazy(async () => ({
  default: (await import('../../ui/LookControls.tsx')).LanguageSelect,
}));

export function AccountFrame(props: {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}) {
  const { title } = props;
  useEffect(() => {
    document.title = `${title} · Portolan`;
  }, [title]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-5 py-3">
        <span className="flex items-center gap-2.5 font-semibold">
          <Mark className="size-6.5" />
          {'Portolan'}
        </span>
        <Suspense fallback={<span className="h-control" />}>
          <LanguageSelect look="chip" />
        </Suspense>
      </header>
      <main className="mx-auto flex w-full max-w-96 grow flex-col gap-6 px-5 pt-[8dvh] pb-12">
        <div className="flex flex-col gap-2">
          <h1 className="text-xl">{title}</h1>
          {props.intro !== undefined && <p className="text-muted">{props.intro}</p>}
        </div>
        {props.children}
      </main>
    </div>
  );
}
