// The closed list of routes: what the server registers and the access tests walk.
import * as account from './account.ts';
import * as agreement from './agreement.ts';
import * as analyses from './analyses.ts';
import * as fit from './fit.ts';
import * as live from './live.ts';
import * as logs from './logs.ts';
import * as processes from './processes.ts';
import type { Route } from './route.ts';

function isRoute(value: unknown): value is Route {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value
  );
}

const exported: readonly unknown[] = [
  ...Object.values(account),
  ...Object.values(live),
  ...Object.values(logs),
  ...Object.values(analyses),
  ...Object.values(fit),
  ...Object.values(processes),
  ...Object.values(agreement),
];

export const ROUTES: readonly Route[] = exported.filter(isRoute);
