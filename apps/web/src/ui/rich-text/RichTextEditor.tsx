// Writes formatted text. The editor itself is loaded when the first one is shown; until then its place is kept.
import { lazy, Suspense } from 'react';
import { Skeleton } from '../Skeleton.tsx';
import type { RichTextEditorProps } from './editor-props.ts';

const EditorBody = lazy(async () => ({ default: (await import('./EditorBody.tsx')).EditorBody }));

export function RichTextEditor(props: RichTextEditorProps) {
  return (
    <Suspense
      fallback={
        <div className="flex h-28 flex-col gap-2 rounded-md border border-control bg-surface px-3 py-3">
          <Skeleton className="h-3 w-2/3" />
          <Skeleton className="h-3 w-1/3" />
        </div>
      }
    >
      <EditorBody {...props} />
    </Suspense>
  );
}
