// What every request and job is given: settings, database, log, clock and ids.
import type { Logger } from 'pino';
import type { Database } from './db/database.ts';

/** The settings that requests depend on; main.ts makes them from the configuration. */
export interface Settings {
  readonly version: string;
  /** Where browsers reach the server, e.g. `https://sales.example.com`; unset on a laptop. */
  readonly publicUrl: string | undefined;
  /** Which reverse proxies in front are believed about the caller's address: none, a number of hops, or ranges. */
  readonly trustProxy: false | number | readonly string[];
  /** Largest upload, in bytes. */
  readonly maxUploadBytes: number;
  /** Folder of the built web app; without it only the API is served. */
  readonly webFolder: string | undefined;
  /** Requests per minute: from one address (all, and those that try a password or a token), of one user, of one API key. */
  readonly rateLimit: {
    readonly all: number;
    readonly secrets: number;
    readonly user: number;
    readonly key: number;
  };
}

export interface Platform {
  readonly settings: Settings;
  readonly db: Database;
  readonly log: Logger;
  /** 32 random bytes of this installation; keys for one purpose each are derived from it. */
  readonly secret: Uint8Array;
  readonly now: () => Date;
  /** A UUIDv7. */
  readonly newId: () => string;
}
