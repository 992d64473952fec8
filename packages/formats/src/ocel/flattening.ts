// What making cases of an object-centric log works on, and how names are listed in what it says.
import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import type { Limits } from '../limits.ts';
import type { AttributeColumn } from '../reading/attribute-column.ts';
import type { GrowingCodes } from '../reading/growing-codes.ts';
import type { LifecycleFilter } from '../reading/lifecycle.ts';
import type { Warnings } from '../reading/warnings.ts';
import type { EventTable } from './event-table.ts';
import type { ObjectTable } from './object-table.ts';

export interface Flattening {
  readonly builder: EventLogBuilder;
  readonly mapping: LogMapping;
  readonly limits: Limits;
  readonly warnings: Warnings;
  readonly events: EventTable;
  readonly objects: ObjectTable;
  readonly eventColumns: readonly AttributeColumn[];
  readonly caseColumns: readonly AttributeColumn[];
  readonly lifecycle: LifecycleFilter;
  /** Per event, for `lifecycle`; NO_NAME where it has none. */
  readonly lifecycleCodes: GrowingCodes;
  readonly resources: AttributeColumn;
  /** Per event, for `resources`; MISSING where it names nobody. */
  readonly resourceCodes: GrowingCodes;
  /** As `ObjectTable.types` holds them. */
  readonly caseType: number;
  readonly resourceType: number | undefined;
}

const NAMED = 8;

export function inShort(names: readonly string[]): string {
  return names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')}, …`;
}
