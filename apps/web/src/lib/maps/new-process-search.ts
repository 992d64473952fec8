// What a new process is begun from stands in the address, so that other screens can lead there: the map of a log,
// a certain template.

export const STARTS = ['blank', 'template', 'file', 'log'] as const;
export type Start = (typeof STARTS)[number];

export interface NewProcessSearch {
  readonly from?: Start;
  /** The log whose real map is drawn. */
  readonly log?: string;
  /** What its deals are narrowed to, as `filterQuery` writes it. */
  readonly filter?: string;
  readonly template?: string;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Anything odd in an address is left out. */
export function readNewProcessSearch(raw: Readonly<Record<string, unknown>>): NewProcessSearch {
  const from = STARTS.find((one) => one === raw['from']);
  const log = text(raw['log']);
  const filter = log === undefined ? undefined : text(raw['filter']);
  const template = text(raw['template']);
  return {
    ...(from === undefined ? {} : { from }),
    ...(log === undefined ? {} : { log }),
    ...(filter === undefined ? {} : { filter }),
    ...(template === undefined ? {} : { template }),
  };
}
