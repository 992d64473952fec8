// Packs core, mining, formats, picture and the command line as npm packages that run without this checkout:
// emitted JavaScript and types instead of sources (Node does not strip types under node_modules).
//   node scripts/pack.mjs FOLDER     writes the .tgz files there and prints their paths
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PARTS = ['packages/core', 'packages/mining', 'packages/formats', 'packages/picture', 'apps/cli'];
const target = resolve(process.argv[2] ?? join(root, 'dist', 'packages'));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout ?? ''}${result.stderr ?? ''}`);
  }
  return result.stdout;
}

/** One program over all parts, so that each sees the sources of the others. */
function emit(folder) {
  const config = join(folder, 'tsconfig.json');
  writeJson(config, {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: false,
      allowImportingTsExtensions: false,
      declaration: true,
      rootDir: root,
      outDir: join(folder, 'out'),
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: PARTS.map((part) => join(root, part, 'src/**/*.ts')),
    exclude: [join(root, '**/*.test.ts'), join(root, '**/test-*.ts'), join(root, '**/run-portolan.ts')],
  });
  run(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', config], root);
}

function stage(part, folder) {
  const source = join(root, part);
  const staged = join(folder, 'staged', part);
  mkdirSync(staged, { recursive: true });
  cpSync(join(folder, 'out', part, 'src'), join(staged, 'dist'), { recursive: true });
  const description = readJson(join(source, 'package.json'));
  const packed = {
    ...description,
    files: ['dist', ...(description.bin ? ['bin'] : [])],
    ...(description.exports && {
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      engines: { node: '>=24' },
    }),
  };
  if (description.bin) {
    cpSync(join(source, 'bin'), join(staged, 'bin'), { recursive: true });
    const { optionalDependencies, engines } = readJson(join(root, 'package.json'));
    // An older Node is enough to start: the pinned one comes along as a platform package.
    Object.assign(packed, {
      engines,
      optionalDependencies: { ...optionalDependencies, ...description.optionalDependencies },
    });
  }
  writeJson(join(staged, 'package.json'), packed);
  for (const file of ['LICENSE', 'NOTICE']) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(staged, file));
  }
  if (existsSync(join(source, 'README.md'))) cpSync(join(source, 'README.md'), join(staged, 'README.md'));
  return staged;
}

const work = mkdtempSync(join(tmpdir(), 'portolan-pack-'));
try {
  mkdirSync(target, { recursive: true });
  emit(work);
  for (const part of PARTS) {
    const staged = stage(part, work);
    const answer = JSON.parse(
      run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], staged),
    );
    // A list in npm 10 and 11, an object by package name in npm 12.
    const [packed] = Object.values(answer);
    console.log(join(target, packed.filename));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
