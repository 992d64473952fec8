// A surface that holds one thing together. No shadow: only what floats has one.
import type { ReactNode } from 'react';

export function Card(props: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <div className={`rounded-md border border-line bg-surface p-4 ${props.className ?? ''}`}>
      {props.children}
    </div>
  );
}
