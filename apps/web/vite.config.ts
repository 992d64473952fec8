// Builds the web app. Every script and style tag carries the placeholder `__CSP_NONCE__`, which the server replaces
// by a fresh nonce per response; nothing is inlined that would need more than `default-src 'self'`.
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = process.env['PORTOLAN_API'] ?? 'http://localhost:7400';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
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
