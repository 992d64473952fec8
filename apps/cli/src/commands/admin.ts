// `portolan admin ...` runs the server's own tool, which stands beside the command line in a checkout.
// Parts of Portolan do not import each other, so it runs as a process of its own, with its own exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../terminal/terminal.ts';

const ADMIN_HELP = `portolan admin COMMAND [options]

  create-owner --email E --password P --workspace W   the first account and its workspace
  create-key --workspace W --name N                    an API key; prints only the key
  reset-password --email E --password P                a new password
  backup FILE                                          everything into one file
  restore FILE                                         from such a file, checked afterwards
`;

export function runAdmin(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command] = args;
  if (command === undefined || command === '--help' || command === '-h') {
    (command === undefined ? terminal.note : terminal.print)(ADMIN_HELP);
    return Promise.resolve(command === undefined ? 2 : 0);
  }
  const tool = fileURLToPath(new URL('../../../server/src/admin.ts', import.meta.url));
  if (!existsSync(tool)) {
    terminal.note(
      'portolan: "admin" needs the Portolan server, which is not part of this package. Run it in a checkout of Portolan: npx portolan admin ...',
    );
    return Promise.resolve(1);
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool, ...args], { stdio: 'inherit' });
    child.on('error', (error) => {
      terminal.note(`portolan: the server's tool could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
