// What a column of a file can be mapped to, per kind of record. The names are the contract between the wizard, the
// server and the readers; the words for them live in the screens' catalogues.

export const IMPORT_ENTITIES = [
  'contacts',
  'companies',
  'deals',
  'activities',
  'products',
  'stageHistory',
] as const;
export type ImportEntity = (typeof IMPORT_ENTITIES)[number];

/** Where a file comes from; `portolan` for files that Portolan exported. */
export const IMPORT_TOOLS = [
  'hubspot',
  'pipedrive',
  'zoho',
  'salesforce',
  'bitrix24',
  'trello',
  'portolan',
  'other',
] as const;
export type ImportTool = (typeof IMPORT_TOOLS)[number];

/**
 * How the cells of a field are read. `html` is text that may hold HTML and becomes plain text; `date` is a day;
 * `time` an instant; `moment` a day or an
 * instant; `clock` a time of day; `duration` hours and minutes.
 */
export type ImportFieldType =
  | 'text'
  | 'html'
  | 'email'
  | 'phone'
  | 'link'
  | 'domain'
  | 'money'
  | 'currency'
  | 'number'
  | 'date'
  | 'time'
  | 'moment'
  | 'clock'
  | 'duration'
  | 'boolean'
  | 'status';

export interface ImportField {
  readonly type: ImportFieldType;
  /** Several columns may be mapped to it, and a cell may hold several values. */
  readonly many?: true;
}

const text = { type: 'text' } as const;
const texts = { type: 'text', many: true } as const;
const time = { type: 'time' } as const;
const date = { type: 'date' } as const;
/** Rows that are marked so are left out. */
const DELETED = { type: 'boolean' } as const;

const ADDRESS = {
  address: text,
  street: text,
  city: text,
  region: text,
  postalCode: text,
  country: text,
} as const;

export const IMPORT_FIELDS = {
  contacts: {
    sourceId: text,
    fullName: text,
    firstName: text,
    lastName: text,
    emails: { type: 'email', many: true },
    phones: { type: 'phone', many: true },
    title: text,
    companyId: text,
    companyName: text,
    companyDomain: { type: 'domain' },
    owner: text,
    ...ADDRESS,
    tags: texts,
    source: text,
    note: { type: 'html' },
    createdAt: time,
    modifiedAt: time,
    deleted: DELETED,
  },
  companies: {
    sourceId: text,
    name: text,
    domain: { type: 'domain' },
    website: { type: 'link' },
    emails: { type: 'email', many: true },
    phones: { type: 'phone', many: true },
    ...ADDRESS,
    industry: text,
    size: text,
    parent: text,
    owner: text,
    tags: texts,
    note: { type: 'html' },
    createdAt: time,
    modifiedAt: time,
    deleted: DELETED,
  },
  deals: {
    sourceId: text,
    name: text,
    amount: { type: 'money' },
    currency: { type: 'currency' },
    pipeline: text,
    stage: text,
    /** Open, won or lost, in words or as "is won" columns of yes and no. */
    status: { type: 'status' },
    isWon: { type: 'boolean' },
    isClosed: { type: 'boolean' },
    /** The day on which the deal is expected to close, or closed. */
    closeDate: date,
    createdAt: time,
    modifiedAt: time,
    stageChangedAt: time,
    wonAt: time,
    lostAt: time,
    owner: text,
    companyId: text,
    companyName: text,
    companyDomain: { type: 'domain' },
    contactIds: texts,
    contactNames: texts,
    contactEmails: { type: 'email', many: true },
    products: texts,
    source: text,
    lostReason: text,
    wonReason: text,
    nextStep: text,
    note: { type: 'html' },
    tags: texts,
    deleted: DELETED,
  },
  activities: {
    sourceId: text,
    kind: text,
    subject: text,
    note: { type: 'html' },
    dueDate: { type: 'moment' },
    dueTime: { type: 'clock' },
    duration: { type: 'duration' },
    done: { type: 'boolean' },
    doneAt: time,
    owner: text,
    dealId: text,
    dealName: text,
    contactId: text,
    contactName: text,
    companyId: text,
    companyName: text,
    createdAt: time,
    deleted: DELETED,
  },
  products: {
    sourceId: text,
    name: text,
    code: text,
    category: text,
    price: { type: 'money' },
    cost: { type: 'money' },
    currency: { type: 'currency' },
    unit: text,
    active: { type: 'boolean' },
    note: { type: 'html' },
    deleted: DELETED,
  },
  stageHistory: {
    sourceId: text,
    dealId: text,
    dealName: text,
    /** The name of the property that changed, in tables that hold the history of many. */
    property: text,
    from: text,
    to: text,
    at: time,
    by: text,
    amount: { type: 'money' },
    currency: { type: 'currency' },
    duration: text,
    deleted: DELETED,
  },
} as const satisfies Readonly<Record<ImportEntity, Readonly<Record<string, ImportField>>>>;

export type ImportFieldName<E extends ImportEntity = ImportEntity> = E extends ImportEntity
  ? keyof (typeof IMPORT_FIELDS)[E] & string
  : never;

const OWN_FIELDS: ReadonlySet<ImportEntity> = new Set(['contacts', 'companies', 'deals']);

/** Whether a workspace can add fields of its own to records of the kind, so that columns can go there. */
export function hasOwnFields(entity: ImportEntity): boolean {
  return OWN_FIELDS.has(entity);
}

/** The field of that name; undefined where the kind of record has none. */
export function importField(entity: ImportEntity, name: string): ImportField | undefined {
  const fields: Readonly<Record<string, ImportField>> = IMPORT_FIELDS[entity];
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
