// A name on one line: in its own direction, cut at its own end, and beginning where the page's own text begins.
import type { ReactNode } from 'react';

export function Name(props: { readonly children: ReactNode; readonly className?: string }) {
  return <bdi className={`block min-w-0 truncate text-page ${props.className ?? ''}`}>{props.children}</bdi>;
}
