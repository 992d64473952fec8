// Maps that move together: what one is dragged or zoomed to, the others follow.
import type { PanZoom } from '../flow-map/pan-zoom.ts';

export interface ViewLink {
  /** @returns takes it out again */
  readonly join: (map: PanZoom) => () => void;
}

export function createViewLink(): ViewLink {
  const joined = new Set<PanZoom>();
  return {
    join(map) {
      joined.add(map);
      map.onView = (view) => {
        for (const other of joined) if (other !== map) other.follow(view);
      };
      return () => {
        joined.delete(map);
        map.onView = null;
      };
    },
  };
}
