export * from './access.ts';
export * from './account.ts';
export * from './activities.ts';
export * from './agreement.ts';
export * from './analyses.ts';
export * from './bin.ts';
export * from './bottlenecks.ts';
export * from './deals.ts';
export * from './demo.ts';
export * from './companies.ts';
export * from './contacts.ts';
export * from './duplicates.ts';
export * from './exports.ts';
export * from './fields.ts';
export * from './files.ts';
export * from './imports.ts';
export * from './models.ts';
export * from './notes.ts';
export * from './products.ts';
export * from './record-parts.ts';
export * from './relations.ts';
export * from './errors.ts';
export * from './fit-slices.ts';
export * from './fit.ts';
export * from './log-ends.ts';
export * from './handovers.ts';
export * from './replay.ts';
export * from './live.ts';
export * from './logs.ts';
export * from './open-api.ts';
export * from './route.ts';
export * from './processes.ts';
export * from './routes.ts';
export * from './schemas.ts';
export * from './stage-metrics.ts';
export * from './today.ts';
export * from './views.ts';
export * from './why.ts';
export {
  logMappingSchema,
  openQuestionSchema,
  recognitionSchema,
  type LogMapping,
  type Recognition,
} from '@portolan/core';
