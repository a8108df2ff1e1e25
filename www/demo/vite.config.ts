import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * What the built page allows itself. A host may send the same as a header; the page works under both.
 * The development server injects styles and opens a socket, so the tag is added to builds only.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const policy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Any static host, under any path.
  base: './',
  plugins: [policy],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A file of its own for every asset: a data: address would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licence of what is bundled is that of the project itself: there is nothing else in it.
    reportCompressedSize: false,
  },
  server: { fs: { allow: ['../..'] } },
});
