// Our few icons: 16 px, drawn in the text's colour. Decorative: the control that carries one has the name.
const PATHS = {
  add: 'M8 3v10M3 8h10',
  back: 'M10 3 5 8l5 5',
  board: 'M2.5 3h3v10h-3zM6.5 3h3v6.500h-3zM10.5 3h3v8.500h-3z',
  calendar: 'M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  chart: 'M2.5 13.5h11M4 11V8M7 11V4.500M10 11V6.500M13 11V3',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6',
  close: 'm4 4 8 8M12 4l-8 8',
  company: 'M3 13.5v-11h6.500v11M9.500 6.500H13v7M1.500 13.5h13M5 5.200h2.500M5 8h2.500M5 10.800h2.500',
  comment: 'M2.5 3h11v8H7l-3 2.5V11H2.5z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  dash: 'M4 8h8',
  details: 'M2.5 3.5h11M2.5 6.5h7M2.5 9.5h11M2.5 12.5h5',
  down: 'm4 6 4 4 4-4',
  download: 'M8 2.5v8M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  eyeOff: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM3 13 13 3',
  file: 'M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5',
  fit: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M5.5 5.5h5v5h-5z',
  forward: 'm6 3 5 5-5 5',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  grip: 'M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01',
  home: 'M2.5 7.500 8 2.8l5.500 4.700M4 6.500v7h8v-7M6.800 13.5V10h2.400v3.5',
  help: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2M8 11.2v.2',
  fullScreen: 'M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  history: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v2.6h2.6M8 5v3.2l2.2 1.4',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7v4M8 4.8v.4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3v10l8-5z',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
  list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4h.01M2.8 8h.01M2.8 12h.01',
  listNumbered:
    'M6.5 4h7M6.5 8h7M6.5 12h7M2 3.2l1.2-.7v3M2 9.4c.2-1.4 2-1.2 1.8 0-.1.7-1.8 1.6-1.8 1.9h1.9M2.8 13.8h.01',
  map: 'M2.500 4.200 6 2.8l4 1.400 3.500-1.400v9L10 13.2l-4-1.400-3.500 1.400zM6 2.8v9M10 4.200v9',
  mail: 'M2.5 4h11v8.5h-11zM2.5 4.5 8 9l5.5-4.5',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  people:
    'M6 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM2 13c0-2.4 1.6-3.8 4-3.8s4 1.4 4 3.8M10.5 3.4a2.1 2.1 0 0 1 0 4M11.8 9.6c1.4.5 2.2 1.6 2.2 3.4',
  phone:
    'M5.5 2.5 3 3c0 5.5 4.500 10 10 10l.5-2.500-3-1.500-1.500 1.500C7.300 9.700 6.300 8.700 5.500 7L7 5.500z',
  quote:
    'M6.5 4.500c-2 .5-3.500 2-3.500 4.500v2.500h3.500V8H4.800M13 4.500c-2 .5-3.500 2-3.500 4.500v2.500H13V8h-1.700',
  redo: 'M11 3l2.5 2.5L11 8M13 5.5H6.5a3.5 3.5 0 0 0 0 7H10',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2',
  tidy: 'M2.5 3h5v3.5h-5zM9.5 9.5h4V13h-4zM5 6.5v4.75h4.5M9.5 4.75h4',
  settings: 'M2.5 4.5h4M9.500 4.5h4M8 3v3M2.5 11.5h6M11.500 11.5h2M10 10v3M2.5 8h2M7.500 8h6M6 6.500v3',
  share: 'M8 10V2.5M5 5l3-3 3 3M4.5 7.5h-1v6h9v-6h-1',
  sort: 'M8 3v10M4.5 9.5 8 13l3.5-3.5',
  undo: 'M5 3 2.5 5.5 5 8M3 5.5h6.5a3.5 3.5 0 0 1 0 7H6',
  up: 'm4 10 4-4 4 4',
  upload: 'M8 11V3M4.5 6 8 2.5 11.5 6M2.5 13.5h11',
  warning: 'M8 2 1.5 13.5h13zM8 6.5V10M8 11.6v.4',
} as const;

export type IconName = keyof typeof PATHS;

export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[];

/** Arrows that mean a direction of reading turn round where text runs from the right. */
const TURNS: ReadonlySet<IconName> = new Set(['back', 'forward', 'undo', 'redo']);

export function Icon(props: { readonly name: IconName; readonly className?: string }) {
  const { name, className = '' } = props;
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${TURNS.has(name) ? 'rtl:-scale-x-100' : ''} ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'grip' ? 2.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
