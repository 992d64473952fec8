// One real server on a fresh data folder and a free port, and a real Chromium: what every journey starts from.
// A journey fails on any Content-Security-Policy violation, script error or console error it did not announce.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /Portolan is ready: (\S+)/;
const START_MS = 120_000;

export interface Visit {
  readonly language?: 'en' | 'th' | 'fa' | 'zh-Hant' | 'lv';
  readonly device?: 'desk' | 'phone';
  readonly dark?: boolean;
  /** Goes on as another visit left it: signed in, in its workspace. */
  readonly as?: Visitor;
  /** Console errors that belong to this journey, e.g. a refusal that it provokes. */
  readonly expected?: readonly RegExp[];
}

/** Somebody with a browser. */
export interface Visitor {
  readonly page: Page;
  /** What went wrong without being announced, so far. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Journey {
  /** Origin of the server, without a slash at the end. */
  readonly origin: string;
  /** The address that the start command prints, with its one-time token. */
  readonly startAddress: string;
  readonly visit: (visit?: Visit) => Promise<Visitor>;
  readonly end: () => Promise<void>;
}

async function startServer(folder: string): Promise<{ process: ChildProcess; address: string }> {
  // Builds only what has changed since the last build.
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build-web.mjs')]);
  const server = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? folder,
      PORT: '0',
      PORTOLAN_DATA: join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start:\n${said}`)), START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = READY.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
  return { process: server, address };
}

/** Chromium says so whenever an answer is not 2xx; that nobody is signed in yet is no fault. */
const NOT_SIGNED_IN = /status of 401 .*\/api\/v1\/session$/;

function watch(page: Page, expected: readonly RegExp[]): string[] {
  const problems: string[] = [];
  const take = (text: string) => {
    if (![NOT_SIGNED_IN, ...expected].some((known) => known.test(text))) problems.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') take(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => take(`script: ${error.stack ?? error.message}`));
  return problems;
}

const DEVICES = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>;

async function openPage(browser: Browser, origin: string, visit: Visit): Promise<Visitor> {
  const { language = 'en', device = 'desk', dark = false, as } = visit;
  const context = await browser.newContext({
    ...DEVICES[device],
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'Europe/Riga',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(as === undefined ? {} : { storageState: await as.page.context().storageState() }),
  });
  await context.addInitScript((chosen) => {
    localStorage.setItem('portolan.preferences', JSON.stringify({ language: chosen }));
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content-Security-Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  }, language);
  const page = await context.newPage();
  const problems = watch(page, visit.expected ?? []);
  return { page, problems, close: () => context.close() };
}

export async function startJourney(): Promise<Journey> {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-journey-'));
  const { process: server, address } = await startServer(folder);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const { origin } = new URL(address);
  return {
    origin,
    startAddress: address,
    visit: (visit = {}) => openPage(browser, origin, visit),
    end: async () => {
      await browser.close();
      if (server.exitCode === null) {
        const ended = once(server, 'exit');
        server.kill('SIGTERM');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Drags a file over the window and lets go, as a person does. */
export async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName));
      return data;
    },
    [name, content] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  }
}
