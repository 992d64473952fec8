// The entries of the main navigation; only what exists.

export const NAVIGATION = [
  { id: 'start', href: '/', keys: 'g s' },
  { id: 'today', href: '/today', keys: 'g t' },
  { id: 'board', href: '/board', keys: 'g b' },
  { id: 'contacts', href: '/contacts', keys: 'g c' },
  { id: 'companies', href: '/companies', keys: 'g o' },
  { id: 'calendar', href: '/calendar', keys: 'g k' },
  { id: 'maps', href: '/processes', keys: 'g m' },
  { id: 'reality', href: '/reality', keys: 'g r' },
  { id: 'import', href: '/import', keys: 'g i' },
  { id: 'logs', href: '/logs', keys: 'g d' },
  { id: 'settings', href: '/settings', keys: 'g e' },
] as const;

/** Whether `path` lies at or below the entry. */
export function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
