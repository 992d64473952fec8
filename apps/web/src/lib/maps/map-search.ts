// What makes a view of a map, as it stands in the address: version, form, what is selected, which panel is open.
import type { Collection } from '@portolan/core';
import { COLLECTIONS } from '@portolan/core';

export const MAP_PANELS = ['check', 'comments', 'agreement', 'versions', 'fit', 'map'] as const;
/** Beside the canvas, when nothing is selected or it was opened on purpose. */
export type MapPanel = (typeof MAP_PANELS)[number];

export const FIT_FORMS = ['map', 'reality', 'difference'] as const;
/** The drawn map alone, what deals really did at its places, or the one laid over the other. */
export type FitForm = (typeof FIT_FORMS)[number];

export interface MapSearch {
  /** A version's id; the draft, or else the published version, unless told. */
  readonly version?: string;
  readonly view?: 'outline';
  /** The map is measured with real deals; which picture of the two is shown. */
  readonly fit?: FitForm;
  /** Elements, such as `nodes/qualify`. */
  readonly select?: readonly string[];
  readonly panel?: MapPanel;
  /** The log that the fit is measured with. */
  readonly log?: string;
  /** The pipeline's deals are measured by this version, whichever they ran on. */
  readonly measure?: 'shown';
  /** What this version is compared with: a version's id, or `state:` and a named state's. */
  readonly compare?: string;
}

export type ChangeMapSearch = (next: MapSearch, options?: { readonly replace?: boolean }) => void;

export interface ElementRef {
  readonly in: Collection;
  readonly id: string;
}

export function refOf(written: string): ElementRef | null {
  const [collection, id] = written.split('/');
  const known = COLLECTIONS.find((one) => one === collection);
  return known === undefined || id === undefined ? null : { in: known, id };
}

export function refText(ref: ElementRef): string {
  return `${ref.in}/${ref.id}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Older addresses only say that the fit is shown. */
function fitFormIn(raw: unknown): FitForm | undefined {
  return raw === true || raw === 'true' ? 'difference' : FIT_FORMS.find((one) => one === raw);
}

/** Anything odd in an address is left out. */
export function readMapSearch(raw: Readonly<Record<string, unknown>>): MapSearch {
  const list: readonly unknown[] = Array.isArray(raw['select']) ? raw['select'] : [raw['select']];
  const select = list.flatMap((one) => (typeof one === 'string' && refOf(one) !== null ? [one] : []));
  const fit = fitFormIn(raw['fit']);
  const panel = MAP_PANELS.find((one) => one === raw['panel']);
  const version = text(raw['version']);
  const log = text(raw['log']);
  const compare = text(raw['compare']);
  return {
    ...(version === undefined ? {} : { version }),
    ...(raw['view'] === 'outline' ? { view: 'outline' } : {}),
    ...(fit === undefined ? {} : { fit }),
    ...(select.length === 0 ? {} : { select }),
    ...(panel === undefined ? {} : { panel }),
    ...(log === undefined ? {} : { log }),
    ...(raw['measure'] === 'shown' ? { measure: 'shown' } : {}),
    ...(compare === undefined ? {} : { compare }),
  };
}

export function withSelected(search: MapSearch, select: readonly string[]): MapSearch {
  const { select: _before, ...rest } = search;
  return select.length === 0 ? rest : { ...rest, select };
}

export function withPanel(search: MapSearch, panel: MapPanel | undefined): MapSearch {
  const { panel: _before, ...rest } = search;
  return panel === undefined ? rest : { ...rest, panel };
}

export function withView(search: MapSearch, view: 'map' | 'outline'): MapSearch {
  const { view: _before, ...rest } = search;
  return view === 'outline' ? { ...rest, view } : rest;
}
