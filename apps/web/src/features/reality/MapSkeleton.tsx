// The place of a map that is on its way: a faint course, so that nothing jumps when it arrives.
export function MapSkeleton(props: { readonly label: string }) {
  return (
    <output aria-label={props.label} className="grid min-h-0 grow place-items-center">
      <svg aria-hidden="true" viewBox="0 0 720 160" className="w-4/5 max-w-240 animate-breathe">
        {[0, 1, 2, 3, 4].map((column) => (
          <g key={column}>
            {column > 0 && (
              <path
                d={`M${column * 150 - 40} 60h30`}
                className="stroke-sunken"
                strokeWidth="10"
                fill="none"
              />
            )}
            <rect x={column * 150} y="40" width="110" height="42" rx="6" className="fill-sunken" />
          </g>
        ))}
        <path d="M205 40C205 0 505 0 505 40" className="stroke-sunken" strokeWidth="5" fill="none" />
        <path
          d="M355 82c0 40-120 10-120 50M505 82c0 40-80 10-80 50"
          className="stroke-sunken"
          strokeWidth="5"
          fill="none"
        />
      </svg>
    </output>
  );
}
