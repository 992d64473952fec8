// The message catalogues: one JSON file per language and namespace under src/locales, loaded when a screen needs it.

export const NAMESPACES = [
  'ui',
  'shell',
  'errors',
  'account',
  'settings',
  'access',
  'audit',
  'fields',
  'products',
  'gallery',
  'welcome',
  'reality',
  'bottlenecks',
  'why',
  'logs',
  'editor',
  'maps',
  'inspector',
  'deals',
  'records',
  'activities',
  'today',
  'imports',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** What every screen needs; loaded before the first paint. */
export const FIRST_NAMESPACES = ['ui', 'shell', 'errors'] as const satisfies readonly Namespace[];
