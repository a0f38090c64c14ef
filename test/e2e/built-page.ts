import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listening } from '../support/ports.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The program `copresent` of the built package. */
export const builtProgram: string = fromRoot('dist/server/cli.js');

/** A page that is served on this machine. */
export interface ServedPage {
  readonly url: string;
  close(): void;
}

interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Room</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<main></main>
<script type="module" src="/page.js"></script>
`;

/** Bundles page.tsx as an application would: by what package.json exports, which is the build. */
async function bundlePage(): Promise<ReadonlyMap<string, Asset>> {
  if (!existsSync(builtProgram)) throw new Error('There is no built package to test: run `npm run build`.');
  const { outputFiles } = await build({
    entryPoints: [fromRoot('test/e2e/page.tsx')],
    outdir: fromRoot('out'), // a name for esbuild to put paths under; nothing is written
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } }, // not the project's own, whose paths lead to src
  });
  const assets = new Map<string, Asset>([['/', { type: 'text/html', body: html }]]);
  for (const { path, contents } of outputFiles) {
    const name = path.slice(fromRoot('out').length).replaceAll('\\', '/');
    assets.set(name, { type: name.endsWith('.css') ? 'text/css' : 'text/javascript', body: contents });
  }
  return assets;
}

/**
 * Builds page.tsx from the built package, and serves it.
 *
 * @throws Error where there is no build
 */
export async function servePage(): Promise<ServedPage> {
  const assets = await bundlePage();
  const server = createServer((request, response) => {
    const asset = assets.get(new URL(request.url ?? '/', 'http://page').pathname);
    if (asset === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': `${asset.type}; charset=utf-8` }).end(asset.body);
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
