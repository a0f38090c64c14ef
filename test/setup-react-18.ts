import Module from 'node:module';

type Resolve = (request: string, ...rest: readonly unknown[]) => string;

/** What CommonJS packages require, past the aliases of the test project: the same React as the tests import. */
const modules = Module as unknown as { _resolveFilename: Resolve };
const resolveFilename = modules._resolveFilename;
modules._resolveFilename = (request, ...rest) =>
  resolveFilename.call(modules, request.replace(/^(react|react-dom)(?=$|\/)/, '$1-18'), ...rest);
