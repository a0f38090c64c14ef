import type { TestProject } from 'vitest/node';
import { startServer } from '../src/server/listen.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the development server of the browser's tests listens, for WebSocket and for HTTP. */
    readonly devServer: { readonly url: string; readonly httpUrl: string };
  }
}

/** One development server for all tests that run in a browser. */
export default async function startDevServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ port: 0, tcpPort: false, tcpFramePort: false });
  project.provide('devServer', { url: server.url, httpUrl: server.httpUrl });
  return () => server.close();
}
