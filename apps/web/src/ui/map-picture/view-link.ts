// Maps that move together: what one is dragged or zoomed to, the others follow. They are aligned where reading begins,
// so that maps of different width stay beside each other there.
import type { PanZoom } from '../flow-map/pan-zoom.ts';

export interface ViewLink {
  /**
   * @param start where reading begins, in the map's own coordinates: 0, or its width from right to left
   * @returns takes it out again
   */
  readonly join: (map: PanZoom, start: () => number) => () => void;
}

export function createViewLink(): ViewLink {
  const joined = new Map<PanZoom, () => number>();
  return {
    join(map, start) {
      joined.set(map, start);
      map.onView = (view) => {
        for (const [other, otherStart] of joined) {
          if (other === map) continue;
          other.follow({ ...view, x: view.x + view.scale * (start() - otherStart()) });
        }
      };
      return () => {
        joined.delete(map);
        map.onView = null;
      };
    },
  };
}
