// Names for files that a person takes along.

/** A name that every file system takes, of the parts that are not empty: "New business version 4.svg". */
export function fileName(parts: readonly string[], ending: string): string {
  const clean = parts
    .join(' ')
    .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, '-')
    .trim()
    .slice(0, 120);
  return `${clean === '' ? 'map' : clean}.${ending}`;
}
