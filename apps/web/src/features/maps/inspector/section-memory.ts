// Which sections a person has opened or closed, for as long as the browser tab lives.
import { createStore, useStore } from '../../../lib/store.ts';

const KEY = 'portolan.inspector';

function remembered(): Readonly<Record<string, boolean>> {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (typeof raw !== 'object' || raw === null) return {};
    return Object.fromEntries(Object.entries(raw).filter(([, open]) => typeof open === 'boolean'));
  } catch {
    // Without storage, or with something odd in it, every section is as it was made.
    return {};
  }
}

const sections = createStore<Readonly<Record<string, boolean>>>(
  typeof sessionStorage === 'undefined' ? {} : remembered(),
);

export function useSectionOpen(id: string, usually: boolean): readonly [boolean, (open: boolean) => void] {
  const isOpen = useStore(sections)[id] ?? usually;
  return [
    isOpen,
    (open) => {
      sections.set({ ...sections.get(), [id]: open });
      try {
        sessionStorage.setItem(KEY, JSON.stringify(sections.get()));
      } catch {
        // It is remembered until the page is loaded again.
      }
    },
  ];
}
