// The API's documentation: a valid OpenAPI 3.1 document with every route, and a page that needs nothing else.
import { openApiDocument, ROUTES } from '@portolan/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../test-app.ts';
import type { TestApp } from '../../test-app.ts';

type Operation = {
  operationId: string;
  summary: string;
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema?: unknown; example?: unknown }> }>;
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function served(): Promise<{ openapi: string; paths: Record<string, Record<string, Operation>> }> {
  return (await app.app.server.inject({ url: '/api/openapi.json' })).json();
}

test('the document is valid OpenAPI 3.1', async () => {
  const document = await served();
  expect(document.openapi).toBe('3.1.0');
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

test('a document that is none is not found valid', async () => {
  const broken = openApiDocument(ROUTES, '1') as { paths: Record<string, unknown> };
  broken.paths['/api/v1/broken'] = { get: { responses: { ok: {} } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

describe('every route', () => {
  test('is in it, with its answer, its refusals and an example', async () => {
    const { paths } = await served();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(operations.map((one) => one.operationId).toSorted()).toEqual(
      ROUTES.map((one) => one.name).toSorted(),
    );
    for (const { operationId, responses } of operations) {
      const success = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect(success, operationId).toHaveLength(1);
      expect(responses['500']?.content, operationId).toHaveProperty('application/problem+json');
      const json = responses[success[0]!]?.content?.['application/json'] ?? { example: 'nothing to show' };
      expect(json.example, operationId).toBeDefined();
    }
  });

  test.each(
    ROUTES.filter((route) => route.body !== undefined && route.body !== 'bytes').map(
      (one) => [one.name, one] as const,
    ),
  )('the example body of %s is one that it accepts', async (name, route) => {
    const { paths } = await served();
    const operation = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .find((one) => one.operationId === name);
    const example = operation?.requestBody?.content['application/json']?.example;
    if (route.body === undefined || route.body === 'bytes') throw new Error('no body');
    expect(route.body.safeParse(example).error?.issues ?? []).toEqual([]);
  });
});

test('the page names every route and loads nothing from anywhere', async () => {
  const page = await app.app.server.inject({ url: '/api/docs' });
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  for (const route of ROUTES) expect(page.body).toContain(`id="${route.name}"`);
  expect(page.body).not.toMatch(/<script|src=|https?:\/\//);
  const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))![1]!;
  expect(page.body).toContain(`<style nonce="${nonce}">`);
  expect(page.body).not.toMatch(/ style="/);
});
