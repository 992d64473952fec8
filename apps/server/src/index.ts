// What other programs of this repository may use of the server: starting it.
export { startServer } from './start-server.ts';
export type { RunningServer } from './start-server.ts';
