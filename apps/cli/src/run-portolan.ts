// Runs the real command as a process of its own, for tests.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const bin = fileURLToPath(new URL('../bin/portolan.mjs', import.meta.url));
export const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
/** Real logs lie beside the checkout; without them these tests are skipped, which the report shows. */
export const hasData = existsSync(data);

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function portolan(...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, NO_COLOR: '1' } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
