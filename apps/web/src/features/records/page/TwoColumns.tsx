// The frame of a record: its head, what happens with it, and its facts beside; in a panel one under the other.
import type { ReactNode } from 'react';

export function TwoColumns(props: {
  readonly isPanel: boolean;
  readonly head: ReactNode;
  readonly main: ReactNode;
  readonly side: ReactNode;
}) {
  if (props.isPanel) {
    return (
      <div className="flex flex-col gap-6 pb-6">
        {props.head}
        {props.side}
        {props.main}
      </div>
    );
  }
  return (
    <div className="mx-auto grid max-w-300 grid-cols-[minmax(0,1fr)_minmax(300px,380px)] items-start gap-x-10 gap-y-6 px-5 py-5 max-lg:grid-cols-1 max-md:px-4">
      <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">{props.head}</div>
      <div className="flex min-w-0 flex-col gap-7 lg:order-2">{props.side}</div>
      <div className="flex min-w-0 flex-col gap-7 lg:order-1">{props.main}</div>
    </div>
  );
}
