/* oxlint-disable jsx-a11y/prefer-tag-over-role -- positioned row by row */
// A row of the data table on a phone: two or three lines, the whole of it opens the record.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Skeleton } from '../Skeleton.tsx';

export function PhoneRow(props: {
  readonly top: number;
  readonly height: number;
  readonly isChosen: boolean;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div
      role="listitem"
      style={{ insetBlockStart: props.top, height: props.height }}
      className={`absolute inset-x-0 border-b border-line ${props.isChosen ? 'bg-chosen' : 'bg-surface'}`}
    >
      {props.children === undefined ? (
        <div aria-busy="true" className="flex h-full flex-col justify-center gap-2 px-4">
          <Skeleton className="h-3 w-44" />
          <Skeleton className="h-3 w-64" />
        </div>
      ) : (
        <Button
          {...(props.onOpen === undefined ? {} : { onPress: props.onOpen })}
          className="focus-ring flex h-full w-[100dvw] max-w-full flex-col justify-center px-4 text-start -outline-offset-2 data-pressed:bg-sunken"
        >
          {props.children}
        </Button>
      )}
    </div>
  );
}
