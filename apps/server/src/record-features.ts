// What keeps records, put together: for the server, and for the thread that writes imports.
import { activitiesFeature } from './features/activities/activities-feature.ts';
import type { ActivitiesFeature } from './features/activities/activities-feature.ts';
import { dealsFeature } from './features/deals/deals-feature.ts';
import type { DealsFeature } from './features/deals/deals-feature.ts';
import { fieldsFeature } from './features/fields/fields-feature.ts';
import type { FieldsFeature } from './features/fields/fields-feature.ts';
import { filesFeature } from './features/files/files-feature.ts';
import type { FilesFeature } from './features/files/files-feature.ts';
import type { ImportWriters } from './features/imports/import-writers.ts';
import { notesFeature } from './features/notes/notes-feature.ts';
import type { NotesFeature } from './features/notes/notes-feature.ts';
import { processesFeature } from './features/processes/processes-feature.ts';
import type { ProcessesFeature } from './features/processes/processes-feature.ts';
import { productsFeature } from './features/products/products-feature.ts';
import type { ProductsFeature } from './features/products/products-feature.ts';
import { dealsMover } from './features/records/deals-mover.ts';
import { findDuplicatesJob } from './features/records/find-duplicates-job.ts';
import { repointingMover } from './features/records/mover.ts';
import { recordsFeature } from './features/records/records-feature.ts';
import type { RecordsFeature } from './features/records/records-feature.ts';
import { enqueue } from './platform/jobs/job.ts';

export interface RecordFeatures {
  readonly processes: ProcessesFeature;
  readonly fields: FieldsFeature;
  readonly products: ProductsFeature;
  readonly deals: DealsFeature;
  readonly activities: ActivitiesFeature;
  readonly records: RecordsFeature;
  readonly notes: NotesFeature;
  readonly files: FilesFeature;
}

export interface RecordFeaturesOptions {
  readonly now: () => Date;
  /** How deals have fared from their stages. */
  readonly chances: Parameters<typeof dealsFeature>[0]['chances'];
}

export function recordFeatures({ now, chances }: RecordFeaturesOptions): RecordFeatures {
  const processes = processesFeature();
  const fields = fieldsFeature();
  const products = productsFeature();
  const deals = dealsFeature({
    processes,
    problemWith: (tx) => fields.problemWith(tx, 'deal'),
    ownFields: (call) => fields.ownFor(call, 'deal'),
    money: (tx) => products.money(tx, now().toISOString().slice(0, 10)),
    chances,
  });
  const activities = activitiesFeature(deals);
  const notes = notesFeature({
    appendToDeal: (tx, dealId, body, by) => deals.append(tx, dealId, [body], by),
    appendToDeals: deals.appendAll,
  });
  const files = filesFeature({
    appendToDeal: (tx, dealId, body, by) => deals.append(tx, dealId, [body], by),
  });
  const records = recordsFeature({
    definitions: fields.definitions,
    movers: [
      dealsMover(deals.write),
      repointingMover('activity', activities.repoint),
      repointingMover('note', notes.repoint),
      repointingMover('file', files.repoint),
    ],
  });
  return { processes, fields, products, deals, activities, records, notes, files };
}

export function importWriters(features: RecordFeatures): ImportWriters {
  const { fields, products, deals, activities, records, notes } = features;
  return {
    fields,
    products,
    deals,
    activities,
    notes,
    contacts: (tx, orders, by) => records.write(tx, 'contact', orders, by),
    companies: (tx, orders, by) => records.write(tx, 'company', orders, by),
    findDuplicates: (tx, about, ids) => enqueue(tx, findDuplicatesJob, { about, ids: [...ids] }),
  };
}
