// Reads the environment once, at start: every variable is checked, and an error names the variable, what is wrong with
// it and an example. Addresses with passwords are never repeated in an error.
import { resolve } from 'node:path';
import { isIP } from 'node:net';
import { z } from 'zod';
import { defaultDataFolder } from './default-data-folder.ts';
import { parseSize } from './parse-size.ts';

export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'external';
      readonly ownerUrl: string;
      /** The role that serves requests, where DATABASE_URL's role may not create it. */
      readonly appUrl: string | undefined;
      readonly jobsUrl: string | undefined;
      /** Past a pooler: for LISTEN, migrations and backups. Equal to `ownerUrl` where there is none. */
      readonly directUrl: string;
    };

export type Config = {
  readonly port: number;
  /** The address to listen on: loopback by default. */
  readonly host: string;
  /** Absolute. Holds the embedded database, its password and, by default, the secret. */
  readonly dataFolder: string;
  readonly database: DatabaseConfig;
  /** Whether statements are sent without waiting for the answer to the one before. */
  readonly pipelining: boolean;
  /** Connections that serve requests, at most. */
  readonly connections: number;
  /** Where the secret is read from, or made on the first start. */
  readonly secretFile: string;
  /** The secret itself, where it is given by variable. */
  readonly secret: Uint8Array | undefined;
  /** The origin people use, without a slash at the end; undefined means http://localhost:<port>. */
  readonly publicUrl: string | undefined;
  readonly maxUploadBytes: number;
  /** Requests per minute: from one address, of one user, of one API key. */
  readonly rateLimit: { readonly all: number; readonly user: number; readonly key: number };
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** As Fastify's `trustProxy`: nobody, a number of hops, or addresses and ranges. */
  readonly trustProxy: false | number | readonly string[];
  /** What is odd but no reason to refuse, one sentence each. */
  readonly warnings: readonly string[];
};

/** The environment cannot be used; the message has a line per variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const GIGABYTE = 1024 ** 3;

const refuse = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};

const wholeNumber = (from: number, to: number) =>
  z.string().transform((text, context) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to
      ? value
      : refuse(context, `expected a whole number from ${from} to ${to}, got "${text}"`);
  });

const postgresUrl = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    return refuse(
      context,
      'expected an address that begins with postgres:// (characters such as @ or / in a password are written %40, %2F)',
    );
  }
  if (url.pathname.length < 2)
    return refuse(context, 'expected the name of a database at the end of the address');
  return text;
});

const onOff = z.string().transform((text, context) => {
  if (['on', 'true', '1', 'yes'].includes(text.toLowerCase())) return true;
  if (['off', 'false', '0', 'no'].includes(text.toLowerCase())) return false;
  return refuse(context, `expected on or off, got "${text}"`);
});

const origin = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return refuse(context, `expected an address that begins with https:// or http://, got "${text}"`);
  }
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
    ? url.origin
    : refuse(context, `expected only scheme, host and port, without a path, got "${text}"`);
});

const proxies = z.string().transform((text, context) => {
  if (['off', 'false', 'no', '0'].includes(text.toLowerCase())) return false as const;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const list = text.split(',').map((entry) => entry.trim());
  const bad = list.find((entry) => !isAddressOrRange(entry));
  return bad === undefined
    ? list
    : refuse(
        context,
        `expected off, a number of proxies, or addresses and ranges with commas between them, got "${bad}"`,
      );
});

const VARIABLES = {
  PORT: { schema: wholeNumber(0, 65_535), example: '7400' },
  HOST: {
    schema: z.string().refine((text) => /^[\w.:-]+$/.test(text), 'expected a host name or an IP address'),
    example: '0.0.0.0',
  },
  DATABASE_URL: { schema: postgresUrl, example: 'postgres://portolan:secret@db.example.com:5432/portolan' },
  DATABASE_APP_URL: {
    schema: postgresUrl,
    example: 'postgres://portolan_app:secret@db.example.com:5432/portolan',
  },
  DATABASE_JOBS_URL: {
    schema: postgresUrl,
    example: 'postgres://portolan_jobs:secret@db.example.com:5432/portolan',
  },
  DATABASE_DIRECT_URL: {
    schema: postgresUrl,
    example: 'postgres://portolan:secret@db.example.com:5432/portolan',
  },
  PORTOLAN_DATA: { schema: z.string(), example: '/var/lib/portolan-data' },
  PORTOLAN_SECRET_FILE: { schema: z.string(), example: '/run/secrets/portolan' },
  PORTOLAN_SECRET: {
    schema: z.string().min(32, 'expected at least 32 characters of randomness'),
    example: '"$(openssl rand -base64 32)"',
  },
  PORTOLAN_PUBLIC_URL: { schema: origin, example: 'https://portolan.example.com' },
  PORTOLAN_MAX_UPLOAD: {
    schema: z.string().transform((text, context) => {
      const bytes = parseSize(text);
      if (bytes === undefined) return refuse(context, `expected a size such as 512MB or 2GB, got "${text}"`);
      return bytes >= 1024 ** 2 && bytes <= 64 * GIGABYTE
        ? bytes
        : refuse(context, `expected a size from 1MB to 64GB, got "${text}"`);
    }),
    example: '512MB',
  },
  PORTOLAN_PIPELINING: { schema: onOff, example: 'off' },
  PORTOLAN_CONNECTIONS: { schema: wholeNumber(2, 500), example: '10' },
  PORTOLAN_RATE_ADDRESS: { schema: wholeNumber(1, 999_999_999), example: '12000' },
  PORTOLAN_RATE_USER: { schema: wholeNumber(1, 999_999_999), example: '1200' },
  PORTOLAN_RATE_KEY: { schema: wholeNumber(1, 999_999_999), example: '6000' },
  PORTOLAN_TRUST_PROXY: { schema: proxies, example: '10.0.0.0/8' },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }),
    example: 'info',
  },
} as const;

/** The variables that Portolan reads. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES);

type Values = { [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name]['schema']> | undefined };

/**
 * Checks the environment. A variable that is set to nothing counts as not set.
 * @throws ConfigError with every fault, a line each.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, { schema, example }] of Object.entries(VARIABLES)) {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') continue;
    const result = schema.safeParse(text);
    if (result.success) read[name] = result.data;
    else
      faults.push(`${name}: ${result.error.issues[0]?.message ?? 'not valid'}. Example: ${name}=${example}`);
  }
  const values = read as Values;
  for (const name of ['DATABASE_APP_URL', 'DATABASE_JOBS_URL', 'DATABASE_DIRECT_URL'] as const) {
    if (values[name] !== undefined && environment['DATABASE_URL'] === undefined) {
      faults.push(
        `${name}: needs DATABASE_URL beside it (the address of the database's owner). Example: DATABASE_URL=${VARIABLES.DATABASE_URL.example}`,
      );
    }
  }
  if (values.PORTOLAN_SECRET !== undefined && values.PORTOLAN_SECRET_FILE !== undefined) {
    faults.push(
      'PORTOLAN_SECRET: PORTOLAN_SECRET_FILE is set, too; keep one of them. Example: PORTOLAN_SECRET_FILE=/run/secrets/portolan',
    );
  }
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));

  const dataFolder = resolve(values.PORTOLAN_DATA ?? defaultDataFolder(environment));
  return {
    port: values.PORT ?? 7400,
    host: values.HOST ?? '127.0.0.1',
    dataFolder,
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'embedded' }
        : {
            kind: 'external',
            ownerUrl: values.DATABASE_URL,
            appUrl: values.DATABASE_APP_URL,
            jobsUrl: values.DATABASE_JOBS_URL,
            directUrl: values.DATABASE_DIRECT_URL ?? values.DATABASE_URL,
          },
    pipelining: values.PORTOLAN_PIPELINING ?? true,
    connections: values.PORTOLAN_CONNECTIONS ?? 10,
    secretFile: resolve(values.PORTOLAN_SECRET_FILE ?? `${dataFolder}/secret`),
    secret:
      values.PORTOLAN_SECRET === undefined ? undefined : new TextEncoder().encode(values.PORTOLAN_SECRET),
    publicUrl: values.PORTOLAN_PUBLIC_URL,
    maxUploadBytes: values.PORTOLAN_MAX_UPLOAD ?? GIGABYTE / 2,
    rateLimit: {
      all: values.PORTOLAN_RATE_ADDRESS ?? 12_000,
      user: values.PORTOLAN_RATE_USER ?? 1_200,
      key: values.PORTOLAN_RATE_KEY ?? 6_000,
    },
    logLevel: values.LOG_LEVEL ?? 'info',
    trustProxy: values.PORTOLAN_TRUST_PROXY ?? false,
    warnings: Object.keys(environment)
      .filter((name) => name.startsWith('PORTOLAN_') && !isKnown(name))
      .map(
        (name) =>
          `${name} is set, but Portolan knows no such variable. It knows ${VARIABLE_NAMES.join(', ')}.`,
      ),
  };
}

function isKnown(name: string): boolean {
  // Tests and the start script speak to their children by variables, too.
  return VARIABLE_NAMES.includes(name) || /^PORTOLAN_(TEST|START)_/.test(name);
}

function isAddressOrRange(entry: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(entry)) return true;
  const [address, bits, ...rest] = entry.split('/');
  const family = isIP(address ?? '');
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
