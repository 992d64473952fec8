// Stops the database when Portolan dies, where the operating system cannot do that by itself (see postmaster.ts).
// Runs as a process of its own: its standard input ends when its parent is gone, however that came about.
import { startOf } from './process-identity.ts';

const pid = Number(process.argv[2]);
const start = startOf(pid);

function signal(name: 'SIGINT' | 'SIGQUIT'): void {
  // The number may belong to somebody else by now.
  if (start === undefined || startOf(pid) !== start) process.exit(0);
  process.kill(pid, name);
}

process.stdin.resume();
process.stdin.once('end', () => {
  signal('SIGINT');
  setTimeout(() => signal('SIGQUIT'), 20_000).unref();
  setInterval(() => {
    if (startOf(pid) !== start) process.exit(0);
  }, 200);
});
