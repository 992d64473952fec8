// Fields of deals, contacts and companies. What other features need of them (definitions, types, problems with values)
// they are given in app.ts.
import * as contract from '@portolan/contract';
import type { FieldDefinition } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Asking } from '../../platform/access/access-of.ts';
import type { Feature } from '../../platform/feature.ts';
import { addField, create, list, order, update } from './change-fields.ts';
import { defineFields } from './define-fields.ts';
import { createFieldCache, ownFields, problemWith } from './workspace-fields.ts';
import type { ProblemWith } from './workspace-fields.ts';

type About = FieldDefinition['about'];

export interface FieldsFeature extends Feature {
  /** Of all kinds of records, archived ones too. */
  readonly definitions: (tx: TenantTx) => Promise<readonly FieldDefinition[]>;
  readonly problemWith: (tx: TenantTx, about: About) => Promise<ProblemWith>;
  /** Fields that an import brings; the caller has asked whether they may be added. */
  readonly define: typeof defineFields;
  readonly add: typeof addField;
  /** By key, archived ones too, for a request that asks about them or shows them. */
  readonly ownFor: (call: Asking, about: About) => Promise<ReadonlyMap<string, FieldDefinition>>;
}

export function fieldsFeature(): FieldsFeature {
  const { read, current } = createFieldCache();
  return {
    name: 'fields',
    definitions: async (tx) => (await read(tx)).definitions,
    problemWith: async (tx, about) => problemWith(about, await read(tx)),
    define: defineFields,
    add: addField,
    ownFor: async ({ platform, workspace }, about) => ownFields(about, await current(platform.db, workspace)),
    routes(server) {
      server.register(contract.listFields, (call) => list(call, read));
      server.register(contract.createField, create);
      server.register(contract.updateField, update);
      server.register(contract.orderFields, order);
    },
  };
}
