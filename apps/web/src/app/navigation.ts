// The entries of the main navigation; only what exists.
import { may, type Permission, type Role } from '@portolan/core';
import type { IconName } from '../ui/Icon.tsx';

export interface NavigationEntry {
  readonly id:
    | 'start'
    | 'today'
    | 'board'
    | 'contacts'
    | 'companies'
    | 'calendar'
    | 'maps'
    | 'reality'
    | 'import'
    | 'logs'
    | 'settings';
  readonly href: string;
  readonly keys: string;
  readonly icon: IconName;
  /** What the screen is of no use without. */
  readonly needs?: Permission;
}

const NAVIGATION: readonly NavigationEntry[] = [
  { id: 'start', href: '/', keys: 'g s', icon: 'home' },
  { id: 'today', href: '/today', keys: 'g t', icon: 'check' },
  { id: 'board', href: '/board', keys: 'g b', icon: 'board' },
  { id: 'contacts', href: '/contacts', keys: 'g c', icon: 'people' },
  { id: 'companies', href: '/companies', keys: 'g o', icon: 'company' },
  { id: 'calendar', href: '/calendar', keys: 'g k', icon: 'calendar' },
  { id: 'maps', href: '/processes', keys: 'g m', icon: 'map' },
  { id: 'reality', href: '/reality', keys: 'g r', icon: 'chart' },
  { id: 'import', href: '/import', keys: 'g i', icon: 'upload', needs: 'records.import' },
  { id: 'logs', href: '/logs', keys: 'g d', icon: 'file' },
  { id: 'settings', href: '/settings', keys: 'g e', icon: 'settings' },
];

/** What has a place in the bar at the foot of a phone; the rest is in the sheet behind its last button. */
const ON_PHONE: ReadonlySet<string> = new Set(['today', 'board', 'contacts', 'calendar']);
export const isOnPhone = ({ id }: NavigationEntry): boolean => ON_PHONE.has(id);

/** What somebody with this role finds in the navigation. */
export function navigationOf(role: Role | undefined): readonly NavigationEntry[] {
  return NAVIGATION.filter(({ needs }) => needs === undefined || (role !== undefined && may(role, needs)));
}

/** Screens that are reached from an entry and belong to it. */
const BELONGS: Readonly<Partial<Record<NavigationEntry['id'], readonly string[]>>> = {
  today: ['/clean-up'],
  board: ['/deals'],
  contacts: ['/duplicates'],
};

/** Whether `path` lies at or below the entry. */
export function isHere(path: string, { id, href }: Pick<NavigationEntry, 'id' | 'href'>): boolean {
  if (href === '/') return path === '/';
  return [href, ...(BELONGS[id] ?? [])].some((one) => path === one || path.startsWith(`${one}/`));
}
