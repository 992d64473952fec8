// The mark: a small wind rose, its north in red as on the charts.
export function Mark(props: { readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 32 32"
      className={`shrink-0 ${props.className ?? 'size-7'}`}
    >
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <circle cx="16" cy="16" r="10.5" fill="none" stroke="currentColor" strokeWidth="0.5" opacity="0.55" />
      <path
        d="M16 16 13.6 13.6 4 16l9.6 2.4zM16 16l2.4 2.4L28 16l-9.6-2.4zM16 16l-2.4 2.4L16 28l2.4-9.6z"
        fill="currentColor"
      />
      <path
        d="m16 16 6-6-4.4 2zM16 16l6 6-4.4-2zM16 16l-6 6 4.4-2zM16 16l-6-6 4.4 2z"
        fill="currentColor"
        opacity="0.45"
      />
      <path d="M16 4l2.4 9.6L16 16l-2.4-2.4z" className="fill-attention" />
    </svg>
  );
}
