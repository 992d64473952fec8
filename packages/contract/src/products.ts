// Products and the exchange rates that sums in the workspace's currency are made with.
import { currencyCodeSchema, dealAmountSchema } from '@portolan/core';
import { z } from 'zod';
import { pageOf, textOf } from './record-parts.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, page } from './schemas.ts';

const shapes = {
  name: textOf(300).min(1),
  /** Number in the catalogue; no two products have the same. */
  code: textOf(100).nullable(),
  unitPrice: dealAmountSchema.nullable(),
  /** What one is: hour, piece, licence. */
  unit: textOf(50),
  description: textOf(5000),
};
export const productFieldsSchema = z.strictObject({
  name: shapes.name,
  code: shapes.code.default(null),
  unitPrice: shapes.unitPrice.default(null),
  unit: shapes.unit.default(''),
  description: shapes.description.default(''),
});
export const productSchema = z.strictObject({
  id: idSchema,
  ...shapes,
  archivedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  revision: z.int(),
});
export type Product = z.infer<typeof productSchema>;

export const listProducts = defineRoute({
  name: 'listProducts',
  method: 'GET',
  path: '/api/v1/products',
  access: needs('records.read'),
  summary: 'Products by name',
  query: z.strictObject({
    q: z.string().max(200).default('').describe('Beginning of the name or the code'),
    archived: z.enum(['no', 'yes', 'any']).default('no'),
    ...pageOf,
  }),
  response: page(productSchema),
});
export const createProduct = defineRoute({
  name: 'createProduct',
  method: 'POST',
  path: '/api/v1/products',
  access: needs('products.change'),
  summary: 'Adds a product',
  body: productFieldsSchema,
  response: productSchema,
  status: 201,
});
export const getProduct = defineRoute({
  name: 'getProduct',
  method: 'GET',
  path: '/api/v1/products/:id',
  access: needs('records.read'),
  summary: 'One product',
  params: idParams,
  response: productSchema,
});
export const updateProduct = defineRoute({
  name: 'updateProduct',
  method: 'PATCH',
  path: '/api/v1/products/:id',
  access: needs('products.change'),
  summary: 'Changes a product, archives it or brings it back; lines of deals keep what they say',
  params: idParams,
  body: z.strictObject({ ...shapes, archived: z.boolean() }).partial(),
  response: productSchema,
});

/** Exact decimal text: how many of `base` one `currency` is worth. */
export const rateTextSchema = z
  .string()
  .regex(
    /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/u,
    'A decimal number with a point, such as 1.0823; at most 12 digits before and after it',
  )
  .refine((text) => /[1-9]/u.test(text), 'A rate is more than zero')
  .meta({ example: '1.0823' });
const day = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text <= '2199-12-31', 'A day between 1900 and 2199');

export const exchangeRateSchema = z.strictObject({
  currency: currencyCodeSchema,
  base: currencyCodeSchema,
  /** The first day on which it holds, until the next one. */
  on: day,
  rate: rateTextSchema,
});
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

export const listRates = defineRoute({
  name: 'listRates',
  method: 'GET',
  path: '/api/v1/exchange-rates',
  access: needs('records.read'),
  summary: 'Exchange rates, newest day first; with `on`, the one of each currency that holds that day',
  query: z.strictObject({ currency: currencyCodeSchema.optional(), on: day.optional(), ...pageOf }),
  response: page(exchangeRateSchema),
});
export const putRates = defineRoute({
  name: 'putRates',
  method: 'PUT',
  path: '/api/v1/exchange-rates',
  access: needs('products.change'),
  summary: 'Sets exchange rates; one of the same currencies and day is replaced',
  body: z.strictObject({ rates: z.array(exchangeRateSchema).min(1).max(1000) }),
});
export const removeRate = defineRoute({
  name: 'removeRate',
  method: 'DELETE',
  path: '/api/v1/exchange-rates',
  access: needs('products.change'),
  summary: 'Takes an exchange rate away',
  query: exchangeRateSchema.omit({ rate: true }),
});
