// Whether the example workspace was asked for: screens ask, the shell shows the dialog that makes it.
import { createStore } from './store.ts';

export const exampleAsked = createStore(false);
