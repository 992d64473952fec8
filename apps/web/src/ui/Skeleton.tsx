// The place of text or a row that is on its way; hidden from screen readers, which hear the region's busy state.
export function Skeleton(props: { readonly className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block animate-breathe rounded-sm bg-sunken ${props.className ?? 'h-4 w-40'}`}
    />
  );
}

/** Several rows of a list that is on its way. */
export function SkeletonRows(props: { readonly rows: number }) {
  return (
    <div aria-busy="true" className="flex flex-col">
      {Array.from({ length: props.rows }, (_, row) => (
        <div key={row} className="flex h-row items-center gap-6 border-b border-line">
          <Skeleton className={`h-3 ${['w-44', 'w-56', 'w-36'][row % 3] ?? 'w-44'}`} />
          <Skeleton className="h-3 w-20" />
          <Skeleton className="ms-auto h-3 w-16" />
        </div>
      ))}
    </div>
  );
}
