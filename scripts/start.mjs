// `npm start`: see start-portolan.mjs. This file only makes sure that too old a Node.js gets an answer instead of a
// syntax error.
// oxlint-disable-next-line import/no-unassigned-import -- imported for its check
import './node-version.mjs';

await import('./start-portolan.mjs');
