// Which process is meant by a number that was written down earlier. Numbers are reused, so a process is known by
// its number *and* the moment it started; a zombie counts as gone.
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** When process `pid` started, in a form that only serves to be compared; undefined when there is no such process. */
export function startOf(pid: number): string | undefined {
  if (!signalReaches(pid)) return undefined;
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The program's name is in brackets and may hold spaces; fields count from behind it: state is 3, start is 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return `${bootId()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return 'running';
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/);
    return state?.startsWith('Z') === true ? undefined : start.join(' ');
  } catch {
    return undefined;
  }
}

/** Whether `pid` is a postmaster that serves `dataFolder`. */
export function servesFolder(pid: number, dataFolder: string): boolean {
  if (startOf(pid) === undefined) return false;
  const folder = realpathSync(dataFolder);
  if (process.platform === 'linux') {
    try {
      // A postmaster's working folder is its data folder.
      return (
        readlinkSync(`/proc/${pid}/cwd`) === folder &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
      );
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && (command.includes(folder) || command.includes(dataFolder));
  } catch {
    return false;
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
