// Where paths touch a box: along its top and bottom side, in an order that avoids needless crossings, each with
// room by its thickness.

export interface PortRequest {
  readonly edge: number;
  /** `from`: the path leaves here; `to`: it arrives; both exist for a path onto itself. */
  readonly end: 'from' | 'to';
  readonly kind: 'stub' | 'self' | 'arch' | 'drop';
  /** x of where the path comes from or goes to. */
  readonly towards: number;
  readonly width: number;
}

/** Extra room between paths while there is plenty. */
const AIR = 18;
const LEAST = 3;
/** The group of arches to the right, see `rankOf`. */
const RIGHT = 3;

/**
 * @param side `top` keeps beginnings at the left corner and loops at the right; `bottom` keeps endings at the right.
 * @returns x per request, in the order of `requests`.
 */
export function placePorts(
  requests: readonly PortRequest[],
  box: { readonly x: number; readonly width: number },
  side: 'top' | 'bottom',
): number[] {
  const middle = box.x + box.width / 2;
  const order = requests.map((_, index) => index);
  const ranked = requests.map((request) => rankOf(request, middle, side));
  order.sort((a, b) => {
    const [groupA, valueA] = ranked[a]!;
    const [groupB, valueB] = ranked[b]!;
    // Of two arches between the same boxes the heavier one is inside: nearer to the other box at both ends.
    const inside = (requests[a]!.edge - requests[b]!.edge) * (groupA === RIGHT ? -1 : 1);
    return groupA - groupB || valueA - valueB || inside;
  });
  const usable = box.width - 26;
  const need = order.map((index) => (requests[index]!.kind === 'self' ? 20 : requests[index]!.width + LEAST));
  const total = need.reduce((sum, value) => sum + value, 0);
  const spare = Math.max(0, usable - total);
  const air = order.length > 1 ? Math.min(AIR, spare / order.length) : 0;
  const scale = Math.min(1, usable / Math.max(total, 1));
  const length = total * scale + air * Math.max(0, order.length - 1);
  const result = Array.from<number>({ length: requests.length });
  let x = middle - length / 2;
  order.forEach((index, at) => {
    const room = need[at]! * scale;
    result[index] = x + room / 2;
    x += room + air;
  });
  return result;
}

/** Left to right: arches to the left (near ones outside), drops by where they go, arches to the right. */
function rankOf(request: PortRequest, middle: number, side: 'top' | 'bottom'): readonly [number, number] {
  if (request.kind === 'stub') return side === 'top' ? [0, 0] : [5, 0];
  if (request.kind === 'self') return [4, 0];
  if (request.kind === 'drop') return [2, request.towards];
  return request.towards < middle ? [1, -request.towards] : [RIGHT, -request.towards];
}
