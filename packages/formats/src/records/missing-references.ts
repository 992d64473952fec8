// What a record points to and the other files do not have: companies, contacts, deals, products, stages.
import type { ImportRecord } from './import-record.ts';

/** The ids (or, for stages, names) that exist; what is not given is not checked. */
export interface KnownRecords {
  readonly companies?: ReadonlySet<string>;
  readonly contacts?: ReadonlySet<string>;
  readonly deals?: ReadonlySet<string>;
  readonly stages?: ReadonlySet<string>;
}

export interface MissingReference {
  readonly to: 'company' | 'contact' | 'deal' | 'stage';
  readonly value: string;
}

export function missingReferences(record: ImportRecord, known: KnownRecords): readonly MissingReference[] {
  const missing: MissingReference[] = [];
  const check = (
    to: MissingReference['to'],
    value: string | undefined,
    set: ReadonlySet<string> | undefined,
  ) => {
    if (value !== undefined && set && !set.has(value)) missing.push({ to, value });
  };
  if ('company' in record) check('company', record.company?.id, known.companies);
  if ('deal' in record) check('deal', record.deal?.id, known.deals);
  if (record.entity === 'activities') check('contact', record.contact?.id, known.contacts);
  if (record.entity === 'deals') {
    for (const id of record.contactIds) check('contact', id, known.contacts);
    check('stage', record.stage, known.stages);
  }
  if (record.entity === 'stageHistory') {
    check('stage', record.to, known.stages);
    check('stage', record.from, known.stages);
  }
  return missing;
}
