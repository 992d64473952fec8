// Writes formatted text. The editor itself is loaded when the first one is shown; until then its place is kept.
import { lazy, Suspense } from 'react';
import { Skeleton } from '../Skeleton.tsx';
import type { TextNode } from './document.ts';

export interface Mentionable {
  readonly id: string;
  readonly label: string;
}

export interface RichTextEditorProps {
  readonly label: string;
  /** What it starts with; afterwards the editor holds the text. Give it another `key` to start anew. */
  readonly text?: unknown;
  /** A document of the kept part of the format, after every change. */
  readonly onChange?: (text: TextNode) => void;
  /** Ctrl/Cmd-Enter. */
  readonly onSubmit?: (text: TextNode) => void;
  readonly placeholder?: string;
  /** People who can be named by @; without it there is no naming. */
  readonly findPeople?: (text: string) => Promise<readonly Mentionable[]>;
  readonly startsFocused?: boolean;
  /** Beside the toolbar, at the end. */
  readonly actions?: React.ReactNode;
}

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
