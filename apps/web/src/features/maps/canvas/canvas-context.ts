// What nodes and edges of the canvas need besides their own data; kept out of that data so that it stays comparable.
import { createContext, useContext } from 'react';

export interface CanvasActions {
  readonly readOnly: boolean;
  /** The node or path whose name is being written. */
  readonly naming: string | null;
  readonly startNaming: (id: string | null) => void;
  /** `then` adds another stage behind it. */
  readonly finishNaming: (id: string, name: string, then?: 'next') => void;
  readonly addAfter: (id: string, type: 'stage' | 'decision' | 'outcome') => void;
  readonly insertOn: (path: string) => void;
  readonly toggleOpen: (stage: string) => void;
  readonly choose: (refs: readonly string[]) => void;
  readonly pickTarget: (mode: 'connect' | 'redirect', id: string) => void;
  readonly duplicate: (ids: readonly string[]) => void;
  readonly togglePin: (id: string) => void;
  readonly remove: (ids: readonly string[]) => void;
}

export const CanvasContext = createContext<CanvasActions | null>(null);

export function useCanvas(): CanvasActions {
  const actions = useContext(CanvasContext);
  if (actions === null) throw new Error('only on the canvas');
  return actions;
}
