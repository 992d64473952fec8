// Companies and contacts: lists, one of them, changes, relations, tags, duplicates and merges. `write` is how other
// features (imports, automations) change them; there is no other way.
import * as contract from '@portolan/contract';
import { accessOf } from '../../platform/access/access-of.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { bulkRecords, changeRecord, createRecord, mergeRecord, removeRecord } from './change-record.ts';
import { findDuplicatesJob } from './find-duplicates-job.ts';
import { forgetRecords } from './forget-records.ts';
import { listEvents } from './list-events.ts';
import { countRecords, listRecords } from './list-records.ts';
import type { ListQuery } from './list-records.ts';
import { undoOne } from './merge-records.ts';
import type { Mover } from './mover.ts';
import { OWN_MOVERS } from './own-movers.ts';
import { readRecord } from './read-record.ts';
import type { About } from './record-kind.ts';
import { relate, unrelate } from './relations.ts';
import { reassignRecords } from './reassign-records.ts';
import { dismiss, findForOne, reviewDuplicates } from './review-duplicates.ts';
import { suggestTags } from './tags.ts';
import { writeRecords } from './write-records.ts';
import type { RecordOrder, RecordsDeps, WrittenRecord } from './write-records.ts';
import { writtenBy } from './written-by.ts';
import type { AnyCall, WrittenBy } from './written-by.ts';

export interface RecordsFeature extends Feature {
  /** A page of cards, as a list asks for it. */
  readonly list: (call: AnyCall & { readonly query: ListQuery }, about: About) => Promise<JsonBytes>;
  /** Any number of records of one kind, in the caller's transaction. Duplicates are looked for by `findDuplicatesJob`. */
  readonly write: <A extends About>(
    tx: TenantTx,
    about: A,
    orders: readonly RecordOrder<A>[],
    by: WrittenBy,
  ) => Promise<WrittenRecord<A>[]>;
  readonly forget: typeof forgetRecords;
  /** The records of somebody who leaves, given to somebody else. Returns how many. */
  readonly reassign: (tx: TenantTx, about: About, from: string, to: string, by: WrittenBy) => Promise<number>;
}

export interface RecordsFeatureDeps extends RecordsDeps {
  /** Of what other features keep that points to companies and contacts. */
  readonly movers: readonly Mover[];
}

export function recordsFeature(given: RecordsFeatureDeps): RecordsFeature {
  const deps = { ...given, movers: [...OWN_MOVERS, ...given.movers] };
  return {
    name: 'records',
    list: (call, about) => listRecords(call, deps, about),
    jobs: [findDuplicatesJob],
    write: (tx, about, orders, by) => writeRecords(tx, deps, about, orders, by),
    forget: forgetRecords,
    reassign: (tx, about, from, to, by) => reassignRecords(tx, deps, about, from, to, by),
    routes(server) {
      server.register(contract.listCompanies, (call) => listRecords(call, deps, 'company'));
      server.register(contract.countCompanies, (call) => countRecords(call, deps, 'company'));
      server.register(contract.createCompany, async (call) => {
        const by = await writtenBy(call);
        return call.write(async (tx) => {
          const { record, likely } = await createRecord(call, deps, 'company', tx, by);
          return { company: record, likely };
        });
      });
      server.register(contract.getCompany, async (call) => {
        const access = await accessOf(call);
        return tenantTx(call.platform.db, call.workspace.id, async (tx) => {
          const record = await readRecord(tx, 'company', call.params.id, access);
          call.setRevision(record.revision);
          return record;
        });
      });
      server.register(contract.updateCompany, (call) =>
        changeRecord(call, deps, 'company', { do: 'set', ...call.body }),
      );
      server.register(contract.removeCompany, (call) => removeRecord(call, deps, 'company'));
      server.register(contract.restoreCompany, (call) =>
        changeRecord(call, deps, 'company', { do: 'restore' }),
      );
      server.register(contract.bulkCompanies, async (call) => {
        const by = await writtenBy(call);
        const { ids, command } = call.body;
        const order = command.do === 'set' ? { ...command, was: {} } : command;
        return call.write((tx) => bulkRecords(call, deps, 'company', ids, order, tx, by));
      });
      server.register(contract.listCompanyEvents, (call) => listEvents(call, 'company'));
      server.register(contract.mergeCompanies, async (call) => {
        const by = await writtenBy(call);
        return call.write((tx) => mergeRecord(call, deps, 'company', tx, by));
      });

      server.register(contract.listContacts, (call) => listRecords(call, deps, 'contact'));
      server.register(contract.countContacts, (call) => countRecords(call, deps, 'contact'));
      server.register(contract.createContact, async (call) => {
        const by = await writtenBy(call);
        return call.write(async (tx) => {
          const { record, likely } = await createRecord(call, deps, 'contact', tx, by);
          return { contact: record, likely };
        });
      });
      server.register(contract.getContact, async (call) => {
        const access = await accessOf(call);
        return tenantTx(call.platform.db, call.workspace.id, async (tx) => {
          const record = await readRecord(tx, 'contact', call.params.id, access);
          call.setRevision(record.revision);
          return record;
        });
      });
      server.register(contract.updateContact, (call) =>
        changeRecord(call, deps, 'contact', { do: 'set', ...call.body }),
      );
      server.register(contract.removeContact, (call) => removeRecord(call, deps, 'contact'));
      server.register(contract.restoreContact, (call) =>
        changeRecord(call, deps, 'contact', { do: 'restore' }),
      );
      server.register(contract.bulkContacts, async (call) => {
        const by = await writtenBy(call);
        const { ids, command } = call.body;
        const order = command.do === 'set' ? { ...command, was: {} } : command;
        return call.write((tx) => bulkRecords(call, deps, 'contact', ids, order, tx, by));
      });
      server.register(contract.listContactEvents, (call) => listEvents(call, 'contact'));
      server.register(contract.mergeContacts, async (call) => {
        const by = await writtenBy(call);
        return call.write((tx) => mergeRecord(call, deps, 'contact', tx, by));
      });

      server.register(contract.createRelation, relate);
      server.register(contract.removeRelation, unrelate);
      server.register(contract.listTags, suggestTags);
      server.register(contract.listDuplicates, reviewDuplicates);
      server.register(contract.findLikely, findForOne);
      server.register(contract.dismissDuplicate, dismiss);
      server.register(contract.undoMerge, (call) => undoOne(call, deps));
    },
  };
}
