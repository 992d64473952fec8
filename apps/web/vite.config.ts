// Builds the web app. Every script and style tag carries the placeholder `__CSP_NONCE__`, which the server replaces
// by a fresh nonce per response; nothing is inlined that would need more than `default-src 'self'`.
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import {
  defineConfig,
  type BuildOptions,
  type Plugin,
  type PluginOption,
  type Rolldown,
  type UserConfig,
} from 'vite';
import { findSharedFiles } from './shared-files.ts';

const API = process.env['PORTOLAN_API'] ?? 'http://localhost:7400';
const ARIA_WORDS = `${import.meta.dirname}/src/ui/aria-words.ts`;

/**
 * React Aria carries its own words in 34 languages, but neither Thai nor Persian: each of its dictionaries is replaced
 * by one of our five languages.
 */
function ariaLanguages(): Plugin {
  return {
    name: 'portolan-aria-languages',
    enforce: 'pre',
    transform(code, id) {
      if (!/react-(?:aria|stately)\/dist\/private\/\w+\/intlStrings\.mjs$/.test(id)) return null;
      const part = /"\.\.\/intl\/(\w+)\/en-US\.mjs"/.exec(code)?.[1];
      if (part === undefined) throw new Error(`React Aria keeps its words elsewhere now: ${id}`);
      return `
        import en from '../intl/${part}/en-US.mjs';
        import lv from '../intl/${part}/lv-LV.mjs';
        import zh from '../intl/${part}/zh-TW.mjs';
        import { PERSIAN, THAI } from ${JSON.stringify(ARIA_WORDS)};
        export default {
          'en-US': en, 'lv-LV': lv, 'zh-TW': zh,
          'th-TH': { ...en, ...THAI.${part} }, 'fa-IR': { ...en, ...PERSIAN.${part} },
        };`;
    },
  };
}

/**
 * Zod looks whether it may compile functions at run time; under our Content Security Policy the attempt alone is a
 * violation. It must be told before the first schema is made, so the default itself is changed.
 */
function zodWithoutEval(): Plugin {
  return {
    name: 'portolan-zod-without-eval',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('zod/v4/core/core.js')) return null;
      const changed = code.replace('__zod_globalConfig = {}', '__zod_globalConfig = { jitless: true }');
      if (changed === code) throw new Error(`Zod keeps its configuration elsewhere now: ${id}`);
      return changed;
    },
  };
}

interface Piece {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const isPiece = (value: unknown): value is Piece =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const partsOf = (piece: Piece): readonly Piece[] => Object.values(piece).flat().filter(isPiece);

/** Whether evaluating it calls something; what a function would call later does not count. */
function calls(piece: Piece): boolean {
  if (/Function/u.test(piece.type)) return false;
  return /^(?:Call|New)Expression$/u.test(piece.type) || partsOf(piece).some(calls);
}

/** What the web never asks a route about; that a body or an answer is JSON it knows by its being there. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(['params', 'query', 'streams', 'summary', 'status']);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The schemas of a route become `true`; words such as `'bytes'` stay. */
function routeEdits(route: Piece): readonly Edit[] {
  const properties = (route['properties'] as readonly Piece[]).filter(({ type }) => type === 'Property');
  return properties.flatMap((property): readonly Edit[] => {
    const name = (property['key'] as { readonly name?: string }).name ?? '';
    const value = property['value'] as Piece;
    const isSchema = (name === 'body' || name === 'response') && value.type !== 'Literal';
    if (!isSchema && !OF_THE_SERVER.has(name)) return [];
    return [
      { start: property.start, end: property.end, text: `${name}: ${isSchema ? 'true' : 'undefined'}` },
    ];
  });
}

/**
 * The screens call routes, the server validates: in the browser a route is its method, path and access. And since
 * nothing in our pure packages has effects, each of their values is marked as one that may be left out where nobody
 * reads it. Together that keeps Zod and every schema out of the screens that check nothing.
 */
function onlyWhatIsRead(): Plugin {
  return {
    name: 'portolan-only-what-is-read',
    transform(code, id) {
      if (!/\/packages\/(?:core|contract|formats|picture|mining)\/src\/.*\.ts$/u.test(id)) return null;
      const edits: Edit[] = [];
      const mark = (value: Piece) => {
        edits.push(
          { start: value.start, end: value.start, text: '/* @__PURE__ */ (() => (' },
          { start: value.end, end: value.end, text: '))()' },
        );
      };
      for (const statement of this.parse(code).body as unknown as readonly Piece[]) {
        const declared = (statement['declaration'] ?? statement) as Piece;
        if (declared.type !== 'VariableDeclaration') continue;
        for (const { init } of declared['declarations'] as readonly { readonly init: Piece | null }[]) {
          if (init === null || !calls(init)) continue;
          const [route] = (init['arguments'] ?? []) as readonly Piece[];
          const isRoute = (init['callee'] as { readonly name?: string } | undefined)?.name === 'defineRoute';
          if (isRoute && route?.type === 'ObjectExpression') edits.push(...routeEdits(route));
          mark(init);
        }
      }
      let changed = code;
      for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start || b.end - a.end)) {
        changed = changed.slice(0, start) + text + changed.slice(end);
      }
      return { code: changed, map: null };
    },
  };
}

const config = {
  root: import.meta.dirname,
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': API, '/healthz': API } },
} satisfies UserConfig;

/** New ones each time: a plugin belongs to one build. */
const plugins = (): PluginOption[] => [
  ariaLanguages(),
  zodWithoutEval(),
  onlyWhatIsRead(),
  react(),
  tailwind(),
];

/** What every screen stands on is one file: it compresses better than the many that it would fall into. */
const FRAME: Rolldown.CodeSplittingGroup = { name: 'frame', tags: ['$initial'], priority: 1 };

const building = (groups: readonly Rolldown.CodeSplittingGroup[]): BuildOptions => ({
  outDir: 'dist',
  emptyOutDir: true,
  // Tells the test of what is loaded first which file holds what.
  manifest: true,
  // Data URLs would need `img-src data:`; every asset stays a file.
  assetsInlineLimit: 0,
  rolldownOptions: {
    // Reading a property does nothing else, here or in what is used here.
    treeshake: { propertyReadSideEffects: false },
    output: { codeSplitting: { groups: [FRAME, ...groups] } },
  },
  // light-dark() is kept as it is.
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
});

export default defineConfig(async ({ command }) => {
  if (command !== 'build') return { ...config, plugins: plugins() };
  const name = await findSharedFiles({ ...config, plugins: plugins(), build: building([]) });
  // What a module needs, every screen that needs the module needs as well: so no file leads back to one that leads to it,
  // and each module may be placed by itself.
  const shared = { name, debugName: 'shared files', includeDependenciesRecursively: false };
  return { ...config, plugins: plugins(), build: building([shared]) };
});
