// What planning a row is given: choices, what the files say elsewhere, what is here, and whom the work is done for.
import type { ImportSettings } from '@portolan/contract';
import type { FieldDefinition, ImportTool, MapGraph, RecordAccess, Role } from '@portolan/core';
import type { DealHistory } from '@portolan/formats';
import type { Actor } from '../../platform/audit/audit.ts';
import type { Notices } from './notices.ts';
import type { RecordIndex } from './record-index.ts';

export interface PlanMap {
  readonly processId: string;
  readonly versionId: string;
  readonly graph: MapGraph;
}

export interface PlanContext {
  readonly importId: string;
  readonly tool: ImportTool;
  readonly settings: ImportSettings;
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
  /** Where phone numbers without `+` are dialled. */
  readonly country: string | null;
  readonly index: RecordIndex;
  readonly notices: Notices;
  readonly map: PlanMap | undefined;
  /** The node of the map for a stage in the words of the file; null where it is left out, undefined where nobody said. */
  readonly nodeOf: (pipeline: string | undefined, stage: string) => string | null | undefined;
  readonly ownerOf: (name: string) => string | null;
  readonly productOf: (name: string) => string;
  readonly historyOf: (sourceId: string | undefined, name: string) => DealHistory | undefined;
  /** The workspace's own field that a column of the files goes to, by kind of record and the mapping's key. */
  readonly ownField: (about: FieldDefinition['about'], key: string) => FieldDefinition | undefined;
  readonly replaced: (fileId: string, line: number) => number | undefined;
}
