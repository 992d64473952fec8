// The fences hold, and they can fail: first a violation of each is planted in a small tree, and all must be reported.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crossings, type Crossing } from './cruise.ts';
import { FENCES, PACKAGE_MAY_IMPORT } from './fences.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PLANTED: Readonly<Record<string, string>> = {
  // Targets.
  'packages/core/src/index.ts': 'export const core = 1;',
  'packages/mining/src/index.ts': 'export const mining = 1;',
  'packages/formats/src/index.ts': 'export const formats = 1;',
  'packages/picture/src/index.ts': 'export const picture = 1;',
  'packages/contract/src/index.ts': 'export const contract = 1;',
  'apps/cli/src/index.ts': 'export const cli = 1;',
  'apps/server/src/features/a/a.ts': 'export const a = 1;',
  'apps/server/src/platform/p.ts': 'export const p = 1;',
  'apps/web/src/app/app.ts': 'export const app = 1;',
  'apps/web/src/features/a/a.ts': 'export const a = 1;',
  'apps/web/src/ui/u.ts': 'export const u = 1;',
  // One crossing per fence.
  'packages/core/src/bad.ts': "export { mining } from '../../mining/src/index.ts';",
  'packages/mining/src/bad.ts': "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
  'packages/formats/src/bad.ts': "export { picture } from '../../picture/src/index.ts';",
  'packages/picture/src/bad.ts': "export { contract } from '../../contract/src/index.ts';",
  'packages/contract/src/bad.ts': "export { mining } from '../../mining/src/index.ts';",
  'packages/core/src/worse.ts': "export { cli } from '../../../apps/cli/src/index.ts';",
  'apps/server/src/bad.ts': "export { cli } from '../../cli/src/index.ts';",
  'apps/server/src/platform/bad.ts': "export { a } from '../features/a/a.ts';",
  'apps/server/src/features/b/bad.ts': "export { a } from '../a/a.ts';",
  'apps/web/src/ui/bad.ts': "export { a } from '../features/a/a.ts';",
  'apps/web/src/features/b/bad.ts': "export { app } from '../../app/app.ts';",
  'apps/web/src/features/b/worse.ts': "export { a } from '../a/a.ts';",
  // A cycle made of types alone.
  'apps/cli/src/one.ts': "import type { Two } from './two.ts'; export interface One { two?: Two }",
  'apps/cli/src/two.ts': "import type { One } from './one.ts'; export interface Two { one?: One }",
};

describe('planted violations', () => {
  let root = '';
  let found: readonly Crossing[] = [];
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'portolan-fences-'));
    for (const [path, text] of Object.entries(PLANTED)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    found = (await crossings(root)).crossings;
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(FENCES.map((fence) => fence.name ?? ''))('are reported: %s', (name) => {
    expect(found.map((crossing) => crossing.rule)).toContain(name);
  });
});

describe('the tree', () => {
  it('crosses no fence', async () => {
    const { modules, crossings: found } = await crossings(ROOT);
    expect(modules).toContain('packages/mining/src/log/event-log-builder.ts');
    expect(found).toEqual([]);
  });

  it('has a rule for every package', () => {
    const folders = readdirSync(join(ROOT, 'packages'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map((folder) => folder.name).toSorted()).toEqual(
      Object.keys(PACKAGE_MAY_IMPORT).toSorted(),
    );
  });

  it('has one index.ts per package and no inner barrels', () => {
    const indexes = readdirSync(join(ROOT, 'packages'), { recursive: true })
      .map(String)
      .filter(
        (path) => /(^|\/)index\.tsx?$/.test(path.replaceAll('\\', '/')) && !/node_modules|dist/.test(path),
      );
    expect(indexes.map((path) => path.replaceAll('\\', '/')).toSorted()).toEqual(
      Object.keys(PACKAGE_MAY_IMPORT)
        .map((name) => `${name}/src/index.ts`)
        .toSorted(),
    );
  });
});
