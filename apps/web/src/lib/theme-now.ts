// Day or night as the screen shows it now, for pictures that are taken along.

export function themeNow(): 'light' | 'dark' {
  const chosen = document.documentElement.dataset['theme'];
  const dark = chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  return dark ? 'dark' : 'light';
}
