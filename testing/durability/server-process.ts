// For the tests here: the whole server as a process of its own, which is killed, and requests to it as another program
// sends them.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const running = new Set<ChildProcess>();

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly address: URL;
  /** Everything it has said. */
  readonly said: () => string;
}

/** Starts it and waits until it is ready; fails with what it said when it ends before. */
export function startProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /^Portolan is ready: (\S+)$/m.exec(said)?.[1];
      if (address !== undefined) resolve({ child, address: new URL(address), said: () => said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', (code) => {
      running.delete(child);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

/** kill -9, and waits until it is gone. */
export async function killProcess({ child }: ServerProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => {
    child.once('close', resolve);
  });
  child.kill('SIGKILL');
  await gone;
}

/** What a failed test left. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function send(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
  method = 'POST',
): Promise<Response> {
  const payload = body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
  const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
  return fetch(origin + path, {
    method,
    headers: { origin, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body: payload }),
  });
}

/** The first start's address is redeemed; what it answers is the header of an API key that may do everything. */
export async function authorize(address: URL): Promise<{ readonly authorization: string }> {
  const redeemed = await send(address.origin, '/api/v1/setup/redeem', {}, { token: address.hash.slice(1) });
  const cookie = redeemed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const key = { name: 'writer', role: 'admin', expiresInDays: null };
  const created = await send(address.origin, '/api/v1/api-keys', { cookie }, key);
  const { secret } = (await created.json()) as { secret: string };
  return { authorization: `Bearer ${secret}` };
}

/** The body of a success; throws what else came. */
export async function bodyOf<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** A process of three stages in a row and an end, published; its id. */
export async function publishProcess(
  origin: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const map = {
    nodes: [
      { type: 'stage', id: 'lead', name: 'Lead' },
      { type: 'stage', id: 'talk', name: 'Talk' },
      { type: 'stage', id: 'won', name: 'Won', milestones: ['won'] },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    ],
    starts: ['lead'],
    paths: [
      { id: 'p1', from: 'lead', to: 'talk' },
      { id: 'p2', from: 'talk', to: 'won' },
      { id: 'p3', from: 'talk', to: 'lost' },
      { id: 'p4', from: 'talk', to: 'lead' },
    ],
  };
  const made = await bodyOf<{ id: string; draft: { id: string; revision: number } }>(
    send(origin, '/api/v1/processes', headers, { name: 'New business', map }),
  );
  const settings = { settings: { signatures: 'none' } };
  await bodyOf(send(origin, `/api/v1/processes/${made.id}`, headers, settings, 'PATCH'));
  const { id, revision } = made.draft;
  await bodyOf(send(origin, `/api/v1/versions/${id}/publish`, headers, { revision }));
  return made.id;
}
