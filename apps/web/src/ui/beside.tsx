// A part of a screen that is fetched together with it but not waited for. Once it is there it is drawn in the same step as
// it is asked for, so that whoever types at once types into it.
import { useEffect, type ComponentType } from 'react';
import { createStore, useStore } from '../lib/store.ts';

export interface Beside<Props extends object> {
  readonly View: ComponentType<Props>;
  readonly isThere: () => boolean;
}

/** @param load imports the component and gives it as `default` */
export function beside<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): Beside<Props> {
  const arrived = createStore<{ readonly default: ComponentType<Props> } | null>(null);
  const fetchIt = (): void => {
    if (arrived.get() !== null) return;
    // Tried again when it is asked for.
    load().then(arrived.set, () => {});
  };
  fetchIt();
  return {
    isThere: () => arrived.get() !== null,
    View(props) {
      const loaded = useStore(arrived);
      useEffect(fetchIt, []);
      if (loaded === null) return null;
      const { default: Loaded } = loaded;
      return <Loaded {...props} />;
    },
  };
}
