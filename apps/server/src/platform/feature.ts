// What a feature is made of. Features are put together in app.ts.
import type { Job } from './jobs/job.ts';
import type { RouteServer } from './http/route-server.ts';
import type { Platform } from './platform.ts';

export type { Platform, Settings } from './platform.ts';

export interface Feature {
  readonly name: string;
  /** Registers the feature's routes. */
  readonly routes?: (server: RouteServer) => void;
  readonly jobs?: readonly Job[];
  /** After migrations, before the first request. */
  readonly start?: (platform: Platform) => Promise<void>;
  /** When the server is about to stop: ends what would never end by itself. */
  readonly drain?: () => void;
  /** After the last request and job. */
  readonly stop?: () => Promise<void>;
}
