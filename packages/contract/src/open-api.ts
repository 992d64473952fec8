// The contract as an OpenAPI 3.1 document: every route with its parameters, bodies, answers, errors and an example.
import { emptyMap, mapCommandSchema, richTextSchema, ruleSchema } from '@portolan/core';
import { z } from 'zod';
import { ERROR_CODES, problemSchema } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { NDJSON, takesIdempotencyKey } from './route.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const BEARER = 'apiKey';
const COOKIE = 'session';
const LINES =
  'Once it has taken a moment: lines of JSON, each {"progress": 0..1}, the last one {"result": the answer} or {"problem": what failed}. Closing the connection stops it.';

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Json;
  return rest;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const EXAMPLE_BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d',
  'date-time': '2026-03-31T09:30:00Z',
  date: '2026-06-30',
  email: 'mai@example.com',
};
const EXAMPLE_BY_NAME: Readonly<Record<string, string>> = {
  name: 'Harbour Sales',
  workspaceName: 'Harbour Sales',
  fileName: 'pipeline.csv',
  timeZone: 'Asia/Bangkok',
  password: 'a long sentence is best',
  token: 'the-token-from-the-link',
  title: 'Something to read',
  about: 'nodes/qualify',
  at: 'nodes/qualify',
  lane: 'sales',
  client: 'tab-1',
  key: 'edit-1',
  reason: 'Legal is away until Monday and agreed by phone',
  currency: 'EUR',
  base: 'USD',
  rate: '1.0842',
  country: 'LV',
};
/** Of the forms that a command has, the usual one. */
const WHOLE_EXAMPLE_BY_NAME: Readonly<Record<string, unknown>> = {
  command: { do: 'set', in: 'nodes', id: 'qualify', field: 'name', value: 'Qualify the need' },
  inverse: { do: 'set', in: 'nodes', id: 'qualify', field: 'name', value: 'Qualify' },
  map: emptyMap(),
};

/** What a reference within a schema means; a schema that contains itself is followed once. */
function resolved(
  schema: Json,
  root: Json,
  within: ReadonlySet<string>,
): [Json, ReadonlySet<string>] | undefined {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return [schema, within];
  const definitions = root['$defs'];
  const target = isObject(definitions) ? definitions[reference.replace('#/$defs/', '')] : undefined;
  if (within.has(reference) || !isObject(target)) return undefined;
  return [target, new Set([...within, reference])];
}

function endless(schema: unknown, root: Json, within: ReadonlySet<string>): boolean {
  return isObject(schema) && resolved(schema, root, within) === undefined;
}

/**
 * A value that fits a JSON schema: the schema's own `example`, or one made up for people
 * to read; the same every time.
 */
export function exampleOf(
  given: unknown,
  name = '',
  root: Json = isObject(given) ? given : {},
  seen: ReadonlySet<string> = new Set(),
): unknown {
  const found = isObject(given) ? resolved(given, root, seen) : undefined;
  if (found === undefined) return null;
  const [schema, within] = found;
  const part = (one: unknown, key = ''): unknown => exampleOf(one, key, root, within);
  if ('const' in schema) return schema['const'];
  if ('default' in schema) return schema['default'];
  if (Array.isArray(schema['examples'])) return (schema['examples'] as unknown[])[0];
  // Not `examples` alone: Zod leaves these out of what it transforms.
  if ('example' in schema) return schema['example'];
  if (Object.hasOwn(WHOLE_EXAMPLE_BY_NAME, name)) return WHOLE_EXAMPLE_BY_NAME[name];
  for (const key of ['enum', 'anyOf', 'oneOf'] as const) {
    const choices = schema[key];
    if (Array.isArray(choices) && choices.length > 0)
      return key === 'enum' ? choices[0] : part(choices[0], name);
  }
  switch (schema['type']) {
    case 'string': {
      const text = EXAMPLE_BY_FORMAT[String(schema['format'])] ?? EXAMPLE_BY_NAME[name] ?? 'text';
      return text.padEnd(Number(schema['minLength'] ?? 0), '.');
    }
    case 'integer':
    case 'number':
      return Math.max(Number(schema['minimum'] ?? 0), name === 'limit' ? 50 : 0);
    case 'boolean':
      return true;
    case 'array': {
      const prefix = schema['prefixItems'];
      if (Array.isArray(prefix)) return prefix.map((one) => part(one));
      // What contains itself ends here.
      return endless(schema['items'], root, within) ? [] : [part(schema['items'], name)];
    }
    case 'object': {
      const properties = schema['properties'];
      if (!isObject(properties)) return {};
      return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, part(one, key)]));
    }
    default:
      return null;
  }
}

/** Schemas that contain themselves, by the name that the document gives them. */
const RECURSIVE = { MapCommand: mapCommandSchema, Rule: ruleSchema, RichText: richTextSchema } as const;

/** The text of a definition, whatever number it was given where it is used. */
function textOf(definition: unknown): string {
  return JSON.stringify(definition).replaceAll(/#\/\$defs\/\w+/g, '#');
}

function recursiveNames(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(RECURSIVE).flatMap(([name, schema]) => {
      const definitions = schemaOf(schema, 'output')['$defs'];
      // Where several contain each other, each has a name of its own.
      return isObject(definitions)
        ? Object.values(definitions).map(
            (one, i) => [textOf(one), i === 0 ? name : `${name}${i + 1}`] as const,
          )
        : [];
    }),
  );
}

/** Moves the definitions within each schema to the one place that a document has for them. */
function hoistDefinitions(part: unknown, names: ReadonlyMap<string, string>, shared: Json): unknown {
  if (Array.isArray(part)) return part.map((one) => hoistDefinitions(one, names, shared));
  if (!isObject(part)) return part;
  const { $defs: definitions, ...rest } = part;
  const named = isObject(definitions)
    ? Object.entries(definitions).map(([key, one]) => {
        const name = names.get(textOf(one));
        if (name === undefined) throw new Error('A schema that contains itself needs a name in RECURSIVE');
        return { from: `"#/$defs/${key}"`, to: `"#/components/schemas/${name}"`, name, one };
      })
    : [];
  const moved = (value: unknown): Json => {
    let text = JSON.stringify(value);
    for (const { from, to } of named) text = text.replaceAll(from, to);
    return JSON.parse(text) as Json;
  };
  for (const { name, one } of named) shared[name] ??= moved(one);
  const entries = Object.entries(named.length === 0 ? part : moved(rest));
  return Object.fromEntries(entries.map(([key, one]) => [key, hoistDefinitions(one, names, shared)]));
}

function content(schema: Json, type = 'application/json'): Json {
  return { [type]: { schema, example: exampleOf(schema) } };
}

function parametersOf(route: Route): Json[] {
  const parameters: Json[] = [];
  const add = (object: z.ZodObject | undefined, where: 'path' | 'query'): void => {
    if (object === undefined) return;
    const schema = schemaOf(object, 'input');
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    for (const [name, one] of Object.entries((schema['properties'] ?? {}) as Json)) {
      parameters.push({
        name,
        in: where,
        required: where === 'path' || required.includes(name),
        schema: one,
        ...(where === 'path' || required.includes(name) ? { example: exampleOf(one, name) } : {}),
      });
    }
  };
  add(route.params, 'path');
  add(route.query, 'query');
  if (route.access.kind === 'workspace') parameters.push({ $ref: '#/components/parameters/workspace' });
  if (takesIdempotencyKey(route)) parameters.push({ $ref: '#/components/parameters/idempotencyKey' });
  if (route.etag === true && route.method !== 'GET') {
    parameters.push({ $ref: '#/components/parameters/ifMatch' });
  }
  return parameters;
}

/** Errors that a route can answer with by its shape; its own summary tells of others. */
export function errorsOf(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = ['invalid_request'];
  if (route.access.kind !== 'public') codes.push('unauthenticated');
  if (route.access.kind === 'workspace') codes.push('forbidden');
  if (route.method !== 'GET') codes.push('origin_refused');
  if (route.access.kind === 'workspace' || route.params !== undefined) codes.push('not_found');
  if (route.etag === true && route.method !== 'GET') codes.push('precondition_failed');
  if (takesIdempotencyKey(route)) codes.push('request_running', 'key_reused');
  if (route.method !== 'GET') codes.push('too_large');
  codes.push('rate_limited', 'internal', 'unavailable');
  return codes;
}

function securityOf(route: Route): Json[] {
  if (route.access.kind === 'public') return [];
  const withKey = route.apiKey ?? route.access.kind === 'workspace';
  return withKey ? [{ [BEARER]: [] }, { [COOKIE]: [] }] : [{ [COOKIE]: [] }];
}

function successOf(route: Route): Json {
  const status = String(route.status ?? (route.response === undefined ? 204 : 200));
  const headers = route.etag === true ? { headers: { ETag: { $ref: '#/components/headers/revision' } } } : {};
  if (route.response === undefined) return { [status]: { description: 'Done', ...headers } };
  if (route.response === 'bytes') {
    // Of whatever type the file is: the answer says so, and a caller may not be told another.
    return { [status]: { description: 'A file', content: { '*/*': { schema: {} } } } };
  }
  if (route.response === 'stream') {
    const kinds = Object.entries(route.streams ?? {}).map(([kind, data]) => ({
      type: 'object',
      required: ['event', 'data'],
      properties: { event: { const: kind }, id: { type: 'string' }, data: schemaOf(data, 'output') },
    }));
    const schema = { oneOf: kinds };
    return { [status]: { description: 'Events without end', content: content(schema, 'text/event-stream') } };
  }
  const answer = {
    ...content(schemaOf(route.response, 'output')),
    ...(route.progress === true && { [NDJSON]: { schema: { type: 'string', description: LINES } } }),
  };
  return { [status]: { description: 'Done', ...headers, content: answer } };
}

function failuresOf(route: Route): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(route)) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${ERROR_CODES[code].title}`).join('; '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: {
              type: `urn:portolan:problem:${codes[0]!}`,
              code: codes[0],
              title: ERROR_CODES[codes[0]!].title,
              status,
            },
          },
        },
      },
    ]),
  );
}

function operationOf(route: Route): Json {
  const operation: Json = {
    operationId: route.name,
    summary: route.summary,
    tags: [route.path.split('/')[3] ?? 'api'],
    security: securityOf(route),
    responses: { ...successOf(route), ...failuresOf(route) },
  };
  if (route.access.kind === 'workspace') {
    operation['description'] = `Needs the permission \`${route.access.permission}\`.`;
  }
  const parameters = parametersOf(route);
  if (parameters.length > 0) operation['parameters'] = parameters;
  if (route.body === 'bytes') {
    operation['requestBody'] = { required: true, content: { 'application/octet-stream': { schema: {} } } };
  } else if (route.body !== undefined) {
    operation['requestBody'] = { required: true, content: content(schemaOf(route.body, 'input')) };
  }
  return operation;
}

/** @param routes what the server serves */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  const shared: Json = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portolan',
      version,
      description:
        'Everything the screens do. Times are ISO 8601 in UTC, ids are UUIDs, errors are RFC 9457 problems with a code. Requests with unknown keys are refused. Lists return `items` and `nextCursor`; give the cursor back to read on.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: hoistDefinitions(paths, recursiveNames(), shared),
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output'), ...shared },
      parameters: {
        workspace: {
          name: 'portolan-workspace',
          in: 'header',
          required: false,
          description: 'Id of the workspace; may be left out with an API key, or by a member of only one.',
          schema: { type: 'string', format: 'uuid' },
        },
        idempotencyKey: {
          name: 'idempotency-key',
          in: 'header',
          required: false,
          description:
            'A name of your own for this request, kept for 24 hours: sent again with the same key and content, it takes effect once and is answered as the first time, with the header `idempotency-replayed: true`.',
          schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
        },
        ifMatch: {
          name: 'if-match',
          in: 'header',
          required: false,
          description: 'The `ETag` that you know; if it is another one by now, nothing is changed.',
          schema: { type: 'string', examples: ['"7"'] },
        },
      },
      headers: {
        revision: {
          description: 'The revision, in quotes. Give it back as `If-Match`.',
          schema: { type: 'string', examples: ['"7"'] },
        },
      },
      securitySchemes: {
        [BEARER]: { type: 'http', scheme: 'bearer', description: 'An API key of a workspace' },
        [COOKIE]: { type: 'apiKey', in: 'cookie', name: 'portolan.session_token' },
      },
    },
  };
}
