// Asks the provisional owner (who came by the one-time link) for name and password, when something is to be kept.
import { createStore } from './store.ts';

/** Whether the dialog is open; the account feature shows it. */
export const keepAsked = createStore(false);

/** Opens the dialog, if the person has no password yet. For screens: after an import, before an invitation. */
export function askToKeep(hasPassword: boolean): void {
  if (!hasPassword) keepAsked.set(true);
}
