// Which workspace calls are made in; kept per browser, so that a reload stays where one was.
import { createStore } from '../store.ts';

const KEY = 'portolan.workspace';

function stored(): string | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const workspaceChoice = createStore<string | null>(stored());

export function chooseWorkspace(id: string | null): void {
  workspaceChoice.set(id);
  try {
    if (id === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, id);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
