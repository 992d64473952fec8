// Whether reading a log can go on in the memory there is. Columns lie outside the heap, which has a limit of its own: without
// this look the system would end the whole server, and with it the work of everybody else.

/** Smaller logs are read whatever the system says: it can free as much at any time. */
const ALWAYS_BYTES = 128e6;
/** Left for everybody else. */
const SPARE_BYTES = 256e6;
/** Per event, what is needed beside what is there already: ordered copies, and the first analysis. */
const PER_EVENT = 50;
const PER_CELL = 8;

/**
 * @param events read so far
 * @param columns of the file: each may be kept
 * @param left bytes that this process can still have
 */
export function hasRoom(events: number, columns: number, left: number): boolean {
  const needed = events * (PER_EVENT + columns * PER_CELL);
  return needed <= ALWAYS_BYTES || needed + SPARE_BYTES <= left;
}
