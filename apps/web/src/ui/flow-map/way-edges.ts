// The paths that a sequence of activities takes across the map, from start to end.
import { edgeId, END, nodeId, START } from '@portolan/picture';

/** Edge ids in order, the one from the start and the one to the end included. */
export function wayEdges(activities: readonly string[]): readonly string[] {
  const stops = [START, ...activities.map(nodeId), END];
  return activities.length === 0 ? [] : stops.slice(1).map((to, index) => edgeId(stops[index] ?? START, to));
}
