// Builds the web app. Every script and style tag carries the placeholder `__CSP_NONCE__`, which the server replaces
// by a fresh nonce per response; nothing is inlined that would need more than `default-src 'self'`.
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [ariaLanguages(), zodWithoutEval(), react(), tailwind()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Data URLs would need `img-src data:`; every asset stays a file.
    assetsInlineLimit: 0,
    // light-dark() is kept as it is.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: { proxy: { '/api': API, '/healthz': API } },
});
