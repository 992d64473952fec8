// What the environment may say, and what an operator is told when it says something else.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { userDataFolder } from './default-data-folder.ts';
import { installationSecret } from './installation-secret.ts';
import { parseSize } from './parse-size.ts';
import { ConfigError, readConfig, VARIABLE_NAMES } from './read-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Windows has no such modes; the folder of a person is closed to others there.
const windows = process.platform === 'win32';
const URL_A = 'postgres://portolan:p%40ss@db.example.com:5432/portolan';

describe('readConfig', () => {
  test('an empty environment gives the defaults of a checkout', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 7400,
      host: '127.0.0.1',
      database: { kind: 'embedded' },
      pipelining: true,
      maxUploadBytes: 512 * 1024 * 1024,
      logLevel: 'info',
      trustProxy: false,
      publicUrl: undefined,
      warnings: [],
    });
    expect(config.dataFolder).toBe(join(import.meta.dirname, '../../../../../.portolan'));
    expect(config.secretFile).toBe(join(config.dataFolder, 'secret'));
  });

  test.each([
    [{ PORT: '80' }, { port: 80 }],
    [{ PORT: ' ' }, { port: 7400 }],
    [{ HOST: '::' }, { host: '::' }],
    [
      { DATABASE_URL: URL_A },
      {
        database: {
          kind: 'external',
          ownerUrl: URL_A,
          appUrl: undefined,
          jobsUrl: undefined,
          directUrl: URL_A,
        },
      },
    ],
    [{ PORTOLAN_DATA: 'here' }, { dataFolder: join(process.cwd(), 'here') }],
    [{ PORTOLAN_PUBLIC_URL: 'https://Sales.example.com/' }, { publicUrl: 'https://sales.example.com' }],
    [{ PORTOLAN_MAX_UPLOAD: '2GB' }, { maxUploadBytes: 2 * 1024 ** 3 }],
    [{ PORTOLAN_PIPELINING: 'off' }, { pipelining: false }],
    [{ PORTOLAN_TRUST_PROXY: '1' }, { trustProxy: 1 }],
    [{ PORTOLAN_TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: ['10.0.0.0/8', '::1'] }],
    [{ LOG_LEVEL: 'warn' }, { logLevel: 'warn' }],
  ])('%j', (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  test.each([
    [{ PORT: 'abc' }, /^PORT: expected a whole number from 0 to 65535, got "abc"\. Example: PORT=7400$/],
    [{ PORT: '70000' }, /^PORT: expected a whole number/],
    [{ PORT: '-1' }, /^PORT: expected a whole number/],
    [{ HOST: 'a b' }, /^HOST: expected a host name/],
    [
      { DATABASE_URL: 'mysql://a:hunter2@b/c' },
      /^DATABASE_URL: expected an address that begins with postgres/,
    ],
    [{ DATABASE_URL: 'postgres://host' }, /^DATABASE_URL: expected the name of a database/],
    [{ DATABASE_APP_URL: URL_A }, /^DATABASE_APP_URL: needs DATABASE_URL beside it/],
    [{ PORTOLAN_PUBLIC_URL: 'portolan.example.com' }, /^PORTOLAN_PUBLIC_URL: .*https:\/\//],
    [{ PORTOLAN_PUBLIC_URL: 'https://a.example/b' }, /^PORTOLAN_PUBLIC_URL: .*without a path/],
    [{ PORTOLAN_MAX_UPLOAD: 'lots' }, /^PORTOLAN_MAX_UPLOAD: expected a size such as 512MB/],
    [{ PORTOLAN_MAX_UPLOAD: '900GB' }, /^PORTOLAN_MAX_UPLOAD: expected a size from 1MB to 64GB/],
    [{ PORTOLAN_PIPELINING: 'maybe' }, /^PORTOLAN_PIPELINING: expected on or off/],
    [{ PORTOLAN_TRUST_PROXY: '10.0.0.0/99' }, /^PORTOLAN_TRUST_PROXY: expected off, a number/],
    [{ PORTOLAN_SECRET: 'short' }, /^PORTOLAN_SECRET: expected at least 32 characters/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL: expected one of trace, debug/],
  ])('%j is refused by name, with an example', (environment, message) => {
    const fault = thrown(() => readConfig(environment));
    expect(fault).toBeInstanceOf(ConfigError);
    expect(fault.message).toMatch(message);
    expect(fault.message).toContain('Example: ');
    expect(fault.message).not.toContain('hunter2');
  });

  test('all faults are told at once', () => {
    const { message } = thrown(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' }));
    expect(message.split('\n').map((line) => line.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL']);
  });

  test('a misspelt variable is pointed out', () => {
    expect(readConfig({ PORTOLAN_MAX_UPLAOD: '1GB' }).warnings).toEqual([
      expect.stringContaining('PORTOLAN_MAX_UPLAOD'),
    ]);
  });

  test('every variable is described in docs/operate', () => {
    const page = readFileSync(
      join(import.meta.dirname, '../../../../../docs/operate/configuration.md'),
      'utf8',
    );
    expect(VARIABLE_NAMES.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

test.each([
  ['512MB', 536_870_912],
  ['512 mib', 536_870_912],
  ['1.5g', 1_610_612_736],
  ['1048576', 1_048_576],
  ['10k', 10_240],
  ['', undefined],
  ['MB', undefined],
  ['1TB', undefined],
  ['-1MB', undefined],
])('parseSize(%j) is %j', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each([
  ['linux', {}, join(homedir(), '.local/share/portolan')],
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/portolan'],
  ['darwin', {}, join(homedir(), 'Library/Application Support/Portolan')],
  ['win32', { LOCALAPPDATA: '/app' }, '/app/Portolan'],
] as const)('outside a checkout on %s with %j data goes to %s', (platform, environment, expected) => {
  expect(userDataFolder(environment, platform)).toBe(expected);
});

describe('installationSecret', () => {
  test.skipIf(windows)('is made once, for this user only, and stays the same', () => {
    const secretFile = join(folder, 'new', 'secret');
    const first = installationSecret({ secretFile, secret: undefined });
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(installationSecret({ secretFile, secret: undefined })).toEqual(first);
    expect(statSync(secretFile).mode & 0o777).toBe(0o600);
  });

  test.skipIf(windows)('a file open to others is closed', () => {
    const secretFile = join(folder, 'open');
    writeFileSync(secretFile, 'x'.repeat(40), { mode: 0o644 });
    installationSecret({ secretFile, secret: undefined });
    expect(statSync(secretFile).mode & 0o077).toBe(0);
  });

  test('too short a secret, and a folder in its place, are refused by name', () => {
    const secretFile = join(folder, 'short');
    writeFileSync(secretFile, 'abc');
    expect(() => installationSecret({ secretFile, secret: undefined })).toThrow(
      /^PORTOLAN_SECRET_FILE: .*3 char/,
    );
    mkdirSync(join(folder, 'a-folder'));
    expect(() => installationSecret({ secretFile: join(folder, 'a-folder'), secret: undefined })).toThrow(
      /^PORTOLAN_SECRET_FILE: /,
    );
  });
});

function thrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected a refusal');
}
