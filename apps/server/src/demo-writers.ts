// What the demo company is written with: the writers of the other features, in its words.
import type { AccessFeature } from './features/access/access-feature.ts';
import type { ActivitiesFeature } from './features/activities/activities-feature.ts';
import type { DealsFeature } from './features/deals/deals-feature.ts';
import type { DemoWriters } from './features/demo/fill-demo.ts';
import type { FieldsFeature } from './features/fields/fields-feature.ts';
import type { NotesFeature } from './features/notes/notes-feature.ts';
import type { ProcessesFeature } from './features/processes/processes-feature.ts';
import type { ProductsFeature } from './features/products/products-feature.ts';
import type { RecordsFeature } from './features/records/records-feature.ts';
import { companyFieldsSchema, contactFieldsSchema } from '@portolan/contract';

export interface DemoParts {
  readonly access: AccessFeature;
  readonly activities: ActivitiesFeature;
  readonly deals: DealsFeature;
  readonly fields: FieldsFeature;
  readonly notes: NotesFeature;
  readonly processes: ProcessesFeature;
  readonly products: ProductsFeature;
  readonly records: RecordsFeature;
}

export function demoWriters(parts: DemoParts): DemoWriters {
  const { access, activities, deals, fields, notes, processes, products, records } = parts;
  return {
    publish: processes.publishNew,
    addTeam: access.addTeam,
    async addChoice(tx, { about, label, options }, by) {
      const drafts = options.map((one) => ({ label: one }));
      const { definition } = await fields.add(tx, { about, label, type: 'choice', options: drafts }, by);
      return {
        key: definition.key,
        options: new Map(definition.options.map((option) => [option.label, option.id])),
      };
    },
    addProduct: (tx, { name, code, minor, currency }, by) =>
      products.add(tx, { name, code, unitPrice: { minor, currency }, unit: '', description: '' }, by),
    writeRecords: (tx, about, orders, by) =>
      about === 'company'
        ? records.write(
            tx,
            'company',
            orders.map(({ id, fields: given }) => ({
              id,
              command: { do: 'create', fields: companyFieldsSchema.parse(given) },
            })),
            by,
          )
        : records.write(
            tx,
            'contact',
            orders.map(({ id, fields: given }) => ({
              id,
              command: { do: 'create', fields: contactFieldsSchema.parse(given) },
            })),
            by,
          ),
    writeDeals: deals.write,
    addActivities: activities.add,
    addNote: (tx, { dealId, text, authorId }, by) =>
      notes.add(
        tx,
        {
          about: 'deal',
          recordId: dealId,
          body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
          authorId,
        },
        by,
      ),
  };
}
