// Companies: lists, one with all that hangs on it, changes with what the caller saw, the bin, and their history.
import { z } from 'zod';
import {
  countedSchema,
  doneWithManySchema,
  likelySchema,
  listedBy,
  manyDeeds,
  namedSchema,
  pageOf,
  recordEventSchema,
  relatedContactSchema,
  sharedCard,
  sharedDetail,
  sharedFields,
  sharedShapes,
  textOf,
} from './record-parts.ts';
import { relationSchema } from './relations.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, idSchema, page } from './schemas.ts';

const shapes = {
  name: textOf(300).min(1),
  /** `acme.lv`; an address of a page or a mailbox is taken, too. */
  domain: textOf(300).nullable(),
  website: textOf(2000),
  industry: textOf(200),
  employees: z.int().min(0).max(100_000_000).nullable(),
  parentId: idSchema.nullable(),
  ...sharedShapes,
};
export const companyFieldsSchema = z.strictObject({
  name: shapes.name,
  domain: shapes.domain.default(null),
  website: shapes.website.default(''),
  industry: shapes.industry.default(''),
  employees: shapes.employees.default(null),
  parentId: shapes.parentId.default(null),
  ...sharedFields,
});
export type CompanyFields = z.infer<typeof companyFieldsSchema>;
export const companyChangesSchema = z.strictObject(shapes).partial();
/** Fields to set; one of the workspace's own that is null is emptied. */
export type CompanyChanges = z.infer<typeof companyChangesSchema>;

export const companyCardSchema = z.strictObject({
  ...sharedCard,
  name: z.string(),
  domain: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string().nullable(),
  employees: z.int().nullable(),
  parent: namedSchema.nullable(),
});
export type CompanyCard = z.infer<typeof companyCardSchema>;

export const companySchema = companyCardSchema.extend({
  ...sharedDetail,
  contacts: z.array(relatedContactSchema),
  moreContacts: z.boolean(),
  children: z.array(namedSchema),
  relations: z.array(relationSchema),
});
export type CompanyDetail = z.infer<typeof companySchema>;

export const COMPANY_SORTS = ['name', 'createdAt', 'updatedAt', 'lastActiveAt'] as const;
export type CompanySort = (typeof COMPANY_SORTS)[number];

export const listCompanies = defineRoute({
  name: 'listCompanies',
  method: 'GET',
  path: '/api/v1/companies',
  access: needs('records.read'),
  summary: 'Companies that the caller may see, filtered and sorted, by keyset pages',
  query: z.strictObject({
    ...listedBy,
    parent: idSchema.optional(),
    sort: z
      .enum([...COMPANY_SORTS, ...COMPANY_SORTS.map((sort) => `-${sort}` as const)])
      .optional()
      .describe('Without it the best hits of `q` first, else the newest'),
    ...pageOf,
  }),
  response: page(companyCardSchema),
});
export const countCompanies = defineRoute({
  name: 'countCompanies',
  method: 'GET',
  path: '/api/v1/company-count',
  access: needs('records.read'),
  summary: 'How many companies a list has, exact up to 10,000',
  query: z.strictObject({ ...listedBy, parent: idSchema.optional() }),
  response: countedSchema,
});
export const createCompany = defineRoute({
  name: 'createCompany',
  method: 'POST',
  path: '/api/v1/companies',
  access: needs('records.change'),
  summary: 'A new company; the answer names the ones that are probably the same',
  body: companyFieldsSchema,
  response: z.strictObject({ company: companySchema, likely: z.array(likelySchema) }),
  status: 201,
});
export const getCompany = defineRoute({
  name: 'getCompany',
  method: 'GET',
  path: '/api/v1/companies/:id',
  etag: true,
  access: needs('records.read'),
  summary: 'One company with its people, deals, parent, children and relations',
  params: idParams,
  response: companySchema,
});
export const updateCompany = defineRoute({
  name: 'updateCompany',
  method: 'PATCH',
  path: '/api/v1/companies/:id',
  etag: true,
  access: needs('records.change'),
  summary: 'Changes fields; with `was`, only where they still are what the caller saw',
  params: idParams,
  body: z.strictObject({ changes: companyChangesSchema, was: companyChangesSchema.default({}) }),
  response: companySchema,
});
export const removeCompany = defineRoute({
  name: 'removeCompany',
  method: 'DELETE',
  path: '/api/v1/companies/:id',
  etag: true,
  access: needs('records.change'),
  summary: 'Puts a company into the bin, from where it can be restored for 30 days',
  params: idParams,
});
export const restoreCompany = defineRoute({
  name: 'restoreCompany',
  method: 'POST',
  path: '/api/v1/companies/:id/restore',
  access: needs('records.change'),
  summary: 'Takes a company out of the bin',
  params: idParams,
  response: companySchema,
});
export const bulkCompanies = defineRoute({
  name: 'bulkCompanies',
  method: 'POST',
  path: '/api/v1/companies/bulk',
  access: needs('records.change'),
  summary: 'One thing done with many companies; what is refused is told, the others are done',
  body: z.strictObject({
    ids: z.array(idSchema).min(1).max(1000),
    command: z
      .discriminatedUnion('do', [
        z.strictObject({ do: z.literal('set'), changes: companyChangesSchema }),
        ...manyDeeds,
      ])
      .meta({ examples: [{ do: 'tag', add: ['fair 2026'], remove: [] }] }),
  }),
  response: doneWithManySchema,
});
export const listCompanyEvents = defineRoute({
  name: 'listCompanyEvents',
  method: 'GET',
  path: '/api/v1/companies/:id/events',
  access: needs('records.read'),
  summary: 'The history of a company, and of those that were merged into it, newest first',
  params: idParams,
  query: z.strictObject({ after: cursorSchema.optional(), limit: pageOf.limit }),
  response: page(recordEventSchema),
});
export const mergeCompanies = defineRoute({
  name: 'mergeCompanies',
  method: 'POST',
  path: '/api/v1/companies/:id/merge',
  access: needs('records.change'),
  summary: 'Takes another company into this one with all that points to it; both histories stay',
  params: idParams,
  body: z.strictObject({
    from: idSchema,
    /** By field: whose value stays; without a choice, the first that is filled, and lists united. */
    choices: z.record(z.string().max(120), z.enum(['survivor', 'other'])).default({}),
  }),
  response: companySchema,
});
