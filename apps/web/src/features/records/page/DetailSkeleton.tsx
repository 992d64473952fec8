// The place of a record that is on its way.
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TwoColumns } from './TwoColumns.tsx';

const lines = (count: number) =>
  Array.from({ length: count }, (_, line) => (
    <Skeleton key={line} className={`h-3 ${['w-3/4', 'w-1/2', 'w-2/3'][line % 3] ?? ''}`} />
  ));

export function DetailSkeleton({ isPanel }: { readonly isPanel: boolean }) {
  return (
    <div aria-busy="true">
      <TwoColumns
        isPanel={isPanel}
        head={<Skeleton className="h-6 w-60" />}
        side={lines(6)}
        main={lines(8)}
      />
    </div>
  );
}
