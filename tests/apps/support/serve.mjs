// A static host, as strict or as sloppy as a test wants it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a folder, lengths said as static hosts do; `{ url, requests, close }`. `change` may rewrite a file by its path. */
export async function serve(folder, { headers = {}, types = {}, change = (_, body) => body } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname).replace(/\/$/, '/index.html');
    requests.push(path);
    const file = join(folder, path);
    if (path.includes('..') || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end('none');
    const type = { 'content-type': { ...TYPES, ...types }[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' };
    const body = Buffer.from(change(path, readFileSync(file)));
    response.writeHead(200, { ...type, 'content-length': body.length, ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, requests, close };
}
