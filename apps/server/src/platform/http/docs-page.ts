// The OpenAPI document as one page of HTML: what each route does, takes, gives and refuses.

type Json = Record<string, unknown>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --paper: #fbf8f2; --line: #d9d2c3; --soft: #f2ece0; --accent: #0b5c6b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e4da; --paper: #14191f; --line: #333c46; --soft: #1c232b; --accent: #6fc3d0; } }
body { margin: 0 auto; padding: 2rem 1.25rem 6rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 2rem; margin: 0 0 .5rem; } h2 { margin: 3rem 0 .75rem; text-transform: capitalize; }
a { color: var(--accent); } code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; background: var(--soft); }
summary { cursor: pointer; padding: .65rem .9rem; display: flex; gap: .75rem; flex-wrap: wrap; align-items: baseline; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.method { font-weight: 700; min-width: 4rem; color: var(--accent); } .path { font-weight: 600; } .what { opacity: .85; }
.inside { padding: 0 .9rem .9rem; } h3 { font-size: .9rem; margin: 1rem 0 .25rem; }
pre { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .7rem; margin: .25rem 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
nav { display: flex; gap: .4rem 1rem; flex-wrap: wrap; margin: 1rem 0; }`;

function escape(text: unknown): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Escaped, with `code` marked. */
function prose(text: unknown): string {
  return escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

function json(value: unknown): string {
  return `<pre><code>${escape(JSON.stringify(value, null, 2))}</code></pre>`;
}

function typeOf(schema: Json): string {
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (choices !== undefined) return choices.map(typeOf).join(' or ');
  if (Array.isArray(schema['enum'])) return schema['enum'].map((one) => JSON.stringify(one)).join(', ');
  const { type, format } = schema as { type?: string; format?: string };
  return `${type ?? 'any'}${format === undefined ? '' : ` (${format})`}`;
}

function parameters(list: readonly Json[], components: Json): string {
  if (list.length === 0) return '';
  const rows = list.map((one) => {
    const reference = one['$ref'];
    const parameter =
      reference === undefined ? one : ((components['parameters'] as Json)['workspace'] as Json);
    const needed = parameter['required'] === true ? 'required' : 'optional';
    return `<tr><td><code>${escape(parameter['name'])}</code></td><td>${escape(parameter['in'])}, ${needed}</td><td>${escape(typeOf(parameter['schema'] as Json))}</td></tr>`;
  });
  return `<h3>Parameters</h3><table><thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">Type</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function exampleIn(holder: unknown): string {
  const content = (holder as Json | undefined)?.['content'] as Record<string, Json> | undefined;
  const [found] = Object.entries(content ?? {});
  if (found === undefined) return '';
  const [type, media] = found;
  return type === 'application/octet-stream' ? '<p>Bytes of a file.</p>' : json(media['example']);
}

function responses(all: Record<string, Json>): string {
  const [success] = Object.entries(all).filter(([status]) => status.startsWith('2'));
  const failures = Object.entries(all).filter(([status]) => !status.startsWith('2'));
  const rows = failures.map(
    ([status, one]) => `<tr><td>${escape(status)}</td><td>${prose(one['description'])}</td></tr>`,
  );
  return `<h3>Answer ${escape(success?.[0] ?? '')}</h3>${exampleIn(success?.[1])}<h3>Refusals</h3><table><tbody>${rows.join('')}</tbody></table>`;
}

function operation(method: string, path: string, one: Json, components: Json): string {
  const security = one['security'] as Json[];
  const who =
    security.length === 0
      ? 'Anyone.'
      : security.some((scheme) => 'apiKey' in scheme)
        ? 'Signed in, or with an API key.'
        : 'Signed in.';
  const body = one['requestBody'];
  return `<details id="${escape(one['operationId'])}"><summary><span class="method">${escape(method.toUpperCase())}</span><code class="path">${escape(path)}</code><span class="what">${prose(one['summary'])}</span></summary><div class="inside"><p>${who} ${prose(one['description'] ?? '')}</p>${parameters((one['parameters'] ?? []) as Json[], components)}${body === undefined ? '' : `<h3>Body</h3>${exampleIn(body)}`}${responses(one['responses'] as Record<string, Json>)}</div></details>`;
}

export function docsPage(document: Readonly<Record<string, unknown>>, nonce: string): string {
  const info = document['info'] as Json;
  const components = document['components'] as Json;
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document['paths'] as Record<string, Record<string, Json>>)) {
    for (const [method, one] of Object.entries(methods)) {
      const tag = String((one['tags'] as unknown[])[0]);
      const group = groups.get(tag) ?? [];
      group.push(operation(method, path, one, components));
      groups.set(tag, group);
    }
  }
  const links = [...groups.keys()].map((tag) => `<a href="#${escape(tag)}">${escape(tag)}</a>`);
  const sections = [...groups].map(
    ([tag, list]) =>
      `<section><h2 id="${escape(tag)}">${escape(tag.replaceAll('-', ' '))}</h2>${list.join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${escape(info['title'])} API</title><style nonce="${escape(nonce)}">${STYLE}</style></head>
<body><header><h1>${escape(info['title'])} API</h1><p>${prose(info['description'])}</p><p>Version ${escape(info['version'])}. The same as a document for tools: <a href="/api/openapi.json">OpenAPI 3.1</a>. Sign in at <code>POST /api/auth/sign-in/email</code> with <code>{"email", "password"}</code>, or send an API key as <code>authorization: Bearer ptl_…</code>.</p><nav aria-label="Resources">${links.join('')}</nav></header><main>${sections.join('\n')}</main></body></html>`;
}
