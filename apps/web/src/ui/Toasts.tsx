// The place of notices, which arrives with the first of them.
import { useCallback, useSyncExternalStore } from 'react';
import { late } from './late.tsx';
import { toasts } from './toasts.ts';

const ToastRegion = late<{ readonly isNeeded: boolean }>(
  async () => ({ default: (await import('./ToastRegion.tsx')).ToastRegion }),
  ({ isNeeded }) => isNeeded,
);

export function Toasts() {
  const isNeeded = useSyncExternalStore(
    useCallback((listener: () => void) => toasts.subscribe(listener), []),
    () => toasts.visibleToasts.length > 0,
  );
  return <ToastRegion isNeeded={isNeeded} />;
}
