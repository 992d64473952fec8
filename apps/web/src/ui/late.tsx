// A part of a screen that is loaded after it: what opens on demand does not hold up the first paint. It is fetched as soon
// as the browser has nothing else to do, so that it is there when it is asked for, and stays once it was.
import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';

type Load<Props extends object> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** A screen that is still arriving has gaps in which the browser is idle; what comes after it waits for its end. */
const AFTER_MS = 1500;

/** @returns what calls it off */
export function whenIdle(run: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(run);
    else run();
  }, AFTER_MS);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}

/**
 * @param load imports the component and gives it as `default`
 * @param isWanted whether there is something to show with these properties
 */
export function late<Props extends object>(
  load: Load<Props>,
  isWanted: (props: Props) => boolean,
): ComponentType<Props> {
  const Loaded = lazy(load);
  return function Late(props: Props) {
    const wanted = isWanted(props);
    const [was, setWas] = useState(wanted);
    if (wanted && !was) setWas(true);
    useEffect(
      () =>
        whenIdle(() => {
          // Tried again, and failed visibly, when it is asked for.
          load().catch(() => {});
        }),
      [],
    );
    if (!was) return null;
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
