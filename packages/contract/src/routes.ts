// The closed list of routes: what the server registers and the access tests walk.
import * as access from './access.ts';
import * as account from './account.ts';
import * as activities from './activities.ts';
import * as agreement from './agreement.ts';
import * as analyses from './analyses.ts';
import * as bin from './bin.ts';
import * as bottlenecks from './bottlenecks.ts';
import * as deals from './deals.ts';
import * as demo from './demo.ts';
import * as companies from './companies.ts';
import * as contacts from './contacts.ts';
import * as duplicates from './duplicates.ts';
import * as fields from './fields.ts';
import * as files from './files.ts';
import * as models from './models.ts';
import * as notes from './notes.ts';
import * as products from './products.ts';
import * as relations from './relations.ts';
import * as exports from './exports.ts';
import * as imports from './imports.ts';
import * as fit from './fit.ts';
import * as live from './live.ts';
import * as logs from './logs.ts';
import * as processes from './processes.ts';
import * as handovers from './handovers.ts';
import * as replay from './replay.ts';
import * as stageMetrics from './stage-metrics.ts';
import * as today from './today.ts';
import * as views from './views.ts';
import * as why from './why.ts';
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
  ...Object.values(handovers),
  ...Object.values(models),
  ...Object.values(replay),
  ...Object.values(bottlenecks),
  ...Object.values(stageMetrics),
  ...Object.values(processes),
  ...Object.values(agreement),
  ...Object.values(deals),
  ...Object.values(companies),
  ...Object.values(demo),
  ...Object.values(contacts),
  ...Object.values(duplicates),
  ...Object.values(exports),
  ...Object.values(fields),
  ...Object.values(files),
  ...Object.values(imports),
  ...Object.values(notes),
  ...Object.values(products),
  ...Object.values(relations),
  ...Object.values(activities),
  ...Object.values(today),
  ...Object.values(access),
  ...Object.values(bin),
  ...Object.values(views),
  ...Object.values(why),
];

export const ROUTES: readonly Route[] = exported.filter(isRoute);
