// Reads an `admin` command line and does what it says. Results go to stdout (a key: only the key), everything else to
// stderr; the exit code is 0 done, 1 not possible, 2 wrong usage.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError } from '../platform/config/read-config.ts';
import { DatabaseError } from '../platform/db/database-error.ts';
import { EmbeddedError } from '../platform/embedded/embedded-error.ts';
import { adminCreateKey, adminCreateOwner, adminResetPassword } from './accounts.ts';
import { AdminError } from './admin-error.ts';
import { BackupFileError } from './backup/backup-file.ts';
import { restoreBackup, RestoreError } from './backup/restore-backup.ts';
import { writeBackup } from './backup/write-backup.ts';
import { type AdminConnection, connect } from './connect.ts';
import { adminRebuildDeals } from './rebuild.ts';

export const USAGE = `portolan admin: what an installation needs without a screen

  admin create-owner --email E --password P --workspace W    an owner and their workspace
  admin create-key --workspace W --name N                    prints a new API key, and only that
        [--role admin|manager|member|viewer] [--expires-in-days D]
  admin reset-password --email E [--password P]              without P a new one is made and printed
  admin backup FILE                                          every table into one file
  admin restore FILE [--force]                               into an empty database; --force replaces what is there
  admin rebuild-deals [--check | --write]                    makes deals anew from their events and compares

They work beside a running server, or alone. DATABASE_URL and PORTOLAN_DATA mean the same as for the server.

Examples
  portolan admin create-owner --email kim@example.com --password 'correct horse battery' --workspace Sales
  portolan admin backup portolan-2026-05-01.backup
  PORTOLAN_DATA=/srv/new portolan admin restore portolan-2026-05-01.backup
`;

export type AdminIo = {
  readonly out: (line: string) => void;
  readonly note: (line: string) => void;
};

type Command = {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly required: readonly string[];
  readonly file?: true;
  readonly run: (connection: AdminConnection, given: Given, io: AdminIo) => Promise<void>;
};
type Given = {
  readonly text: (name: string) => string | undefined;
  readonly need: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly file: string;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  'create-owner': {
    options: { email: { type: 'string' }, password: { type: 'string' }, workspace: { type: 'string' } },
    required: ['email', 'password', 'workspace'],
    run: async (connection, given, io) => {
      await adminCreateOwner(connection, {
        email: given.need('email'),
        password: given.need('password'),
        workspace: given.need('workspace'),
      });
      io.note(`${given.need('email')} owns the workspace ${given.need('workspace')}.`);
    },
  },
  'create-key': {
    options: {
      workspace: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'expires-in-days': { type: 'string' },
    },
    required: ['workspace', 'name'],
    run: async (connection, given, io) => {
      io.out(
        await adminCreateKey(connection, {
          workspace: given.need('workspace'),
          name: given.need('name'),
          role: given.text('role') ?? 'admin',
          days: given.text('expires-in-days'),
        }),
      );
    },
  },
  'reset-password': {
    options: { email: { type: 'string' }, password: { type: 'string' } },
    required: ['email'],
    run: async (connection, given, io) => {
      const made = await adminResetPassword(connection, {
        email: given.need('email'),
        password: given.text('password'),
      });
      if (made !== undefined) io.out(made);
      io.note('The password is changed, and the account is signed out everywhere.');
    },
  },
  backup: {
    options: {},
    required: [],
    file: true,
    run: async (connection, given, io) => {
      // An installation of an earlier version is backed up as it is.
      const done = await writeBackup({
        ownerUrl: connection.ownerUrl,
        file: given.file,
        version: connection.version,
        onTable: (name, number, of) => io.note(`${number}/${of} ${name}`),
      });
      io.out(`${given.file}: ${done.tables} tables, ${done.rows} rows, ${megabytes(done.bytes)}`);
    },
  },
  'rebuild-deals': {
    options: { check: { type: 'boolean' }, write: { type: 'boolean' } },
    required: [],
    run: async (connection, given, io) => {
      const write = given.flag('write');
      if (write && given.flag('check')) throw new AdminError('Choose --check or --write, not both', 2);
      const { deals, different } = await adminRebuildDeals(connection, write, io.note);
      io.out(
        `${deals} deals made anew from their events; ${different} rows differed${write ? ' and were put right' : ''}.`,
      );
      if (different > 0 && !write) throw new AdminError('Run it with --write to put the rows right', 1);
    },
  },
  restore: {
    options: { force: { type: 'boolean' } },
    required: [],
    file: true,
    run: async (connection, given, io) => {
      const done = await restoreBackup({
        ownerUrl: connection.ownerUrl,
        file: given.file,
        force: given.flag('force'),
        migrateOptions: connection.migrateOptions,
        onTable: (name, number) => io.note(`${number} ${name}`),
      });
      io.out(
        `Restored ${done.tables} tables and ${done.rows} rows of ${done.header.createdAt}, each checked against the backup.`,
      );
    },
  },
};

/** @param words what stands after `admin`. @returns the exit code */
export async function runAdmin(words: readonly string[], io: AdminIo): Promise<0 | 1 | 2> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(USAGE);
    return name === undefined ? 2 : 0;
  }
  let connection: AdminConnection | undefined;
  try {
    const command = COMMANDS[name];
    if (command === undefined) {
      throw new AdminError(`There is no command ${name}. There are: ${Object.keys(COMMANDS).join(', ')}`, 2);
    }
    const given = readGiven(name, command, rest);
    connection = await connect();
    await command.run(connection, given, io);
    return 0;
  } catch (error) {
    io.note(explain(error));
    return error instanceof AdminError ? error.exitCode : 1;
  } finally {
    await connection?.close();
  }
}

function readGiven(name: string, command: Command, words: readonly string[]): Given {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      options: command.options,
      allowPositionals: command.file === true,
      strict: true,
    });
  } catch (error) {
    throw new AdminError(error instanceof Error ? error.message : String(error), 2);
  }
  const values: Record<string, unknown> = parsed.values;
  const [file, ...more] = parsed.positionals;
  if (command.file === true && (file === undefined || more.length > 0)) {
    throw new AdminError(`Give one file: admin ${name} FILE`, 2);
  }
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  const missing = command.required.filter((option) => text(option) === undefined);
  if (missing.length > 0) {
    throw new AdminError(
      `Missing: ${missing.map((option) => `--${option}`).join(', ')}. See admin --help`,
      2,
    );
  }
  return {
    text,
    need: (option) => text(option) ?? '',
    flag: (option) => values[option] === true,
    file: file ?? '',
  };
}

const EXPECTED = [AdminError, BackupFileError, RestoreError, ConfigError, DatabaseError, EmbeddedError];

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (EXPECTED.some((kind) => error instanceof kind)) return error.message;
  if ('code' in error && error.code === 'ENOSPC') return 'The disk is full; nothing was written.';
  return error.stack ?? error.message;
}

function megabytes(bytes: number): string {
  return bytes < 1024 ** 2 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
