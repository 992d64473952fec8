// What a browser must load before it can show a screen that people begin with: the entry, the screen, everything that both
// import at once, and the words of one language. What opens on demand is not among it.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'apps/web/dist');
const BUDGET = 200_000;
/** Of every screen; see FIRST_NAMESPACES. */
const WORDS = ['ui', 'shell', 'errors'];

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

let manifest: Readonly<Record<string, Chunk>>;
beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build-web.mjs')]);
  manifest = JSON.parse(await readFile(join(DIST, '.vite/manifest.json'), 'utf8')) as typeof manifest;
});

function filesOf(keys: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const key of keys) {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no ${key}`);
    if (found.has(chunk.file)) continue;
    found.add(chunk.file);
    filesOf(chunk.imports ?? [], found);
  }
  return found;
}

async function compressed(keys: readonly string[]): Promise<number> {
  const sizes = [...filesOf(keys)].map(async (file) => gzipSync(await readFile(join(DIST, file))).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const LANGUAGES = ['en', 'th', 'fa', 'zh-Hant', 'lv'];
const SCREENS = [
  ['features/account/SignInScreen.tsx', ['account']],
  ['features/account/SetupScreen.tsx', ['account']],
  ['features/welcome/WelcomeScreen.tsx', ['welcome', 'reality', 'logs']],
  ['features/today/TodayScreen.tsx', ['today', 'activities']],
] as const;

describe.each(SCREENS)('%s', (screen, words) => {
  test.each(LANGUAGES)('needs less than 200 kB of JavaScript with its words in %s', async (language) => {
    const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
    const catalogues = [...WORDS, ...words].map((name) => `src/locales/${language}/${name}.json`);
    expect(entry).toHaveLength(1);
    expect(await compressed([...entry, `src/${screen}`, ...catalogues])).toBeLessThan(BUDGET);
  });
});
