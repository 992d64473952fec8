// The server as a process of its own, and requests to it, for the benchmarks that ask over HTTP.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import path from 'node:path';

export const CLIENTS = 16;
const HEAP_MB = 96;

export interface Target {
  base: string;
  cookie: string;
}
export const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

export function call(
  target: Target,
  method: string,
  route: string,
  body?: object,
): Promise<{ status: number; text: string; cookie: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: target.cookie,
      origin: new URL(target.base).origin,
      ...(body && { 'content-type': 'application/json' }),
    };
    const sent = request(new URL(route, target.base), { method, agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const cookie = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]!).join('; ');
        resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString(), cookie });
      });
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

export async function json<T>(target: Target, method: string, route: string, body?: object): Promise<T> {
  const { status, text } = await call(target, method, route, body);
  if (status >= 400) throw new Error(`${method} ${route}: ${status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export async function startServer(
  ownerUrl: string,
  folder: string,
): Promise<{ child: ChildProcess; address: URL }> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=8', 'apps/server/src/main.ts'],
    {
      cwd: path.join(import.meta.dirname, '..'),
      env: {
        ...process.env,
        PORT: '0',
        PORTOLAN_DATA: path.join(folder, 'data'),
        DATABASE_URL: ownerUrl,
        LOG_LEVEL: 'warn',
        // As `npm start` does.
        MALLOC_ARENA_MAX: '2',
        NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../node_modules/.cache/node'),
        PORTOLAN_RATE_ADDRESS: '100000000',
        PORTOLAN_RATE_USER: '100000000',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    const found = /http:\/\/localhost:\S+/.exec(text);
    if (found) return { child, address: new URL(found[0]) };
  }
  throw new Error(`the server ended before it was ready: ${text}`);
}
