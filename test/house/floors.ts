/**
 * What a floor may import: a folder (`lib`), one file (`transport/transport`), or only the types of either
 * (`type engine`).
 */
export interface Floor {
  readonly files: readonly string[];
  /** Packages, and `node:` modules, by the start of their name. */
  readonly packages: readonly string[];
}

/** The floors of the house, lowest first; a file outside of any folder is a floor of its own. */
export const floors: Readonly<Record<string, Floor>> = {
  lib: { files: [], packages: [] },
  errors: { files: ['lib'], packages: [] },
  protocol: { files: ['lib', 'errors'], packages: [] },
  transport: { files: ['lib', 'errors'], packages: ['node:net', 'node:tls', 'ws'] },
  engine: {
    files: ['lib', 'errors', 'protocol', 'type transport/transport'],
    packages: ['@noble/ciphers'], // loaded when an encrypted channel is used
  },
  store: { files: ['lib', 'errors', 'type protocol'], packages: ['zustand'] },
  'create-engine': {
    files: ['lib', 'errors', 'protocol', 'transport', 'engine', 'store'],
    packages: ['zustand'],
  },
  // what an application says of its channels: types for all above, and checks that it may pass in
  schema: { files: ['lib', 'errors', 'type engine', 'engine/listeners', 'create-engine'], packages: [] },
  react: {
    files: ['lib', 'errors', 'store', 'type engine', 'create-engine', 'schema'],
    packages: ['react', 'use-sync-external-store', 'zustand'],
  },
  components: { files: ['lib', 'errors', 'type store', 'react'], packages: ['react', 'react-dom'] },
  // watches an engine through its options, and shows it in a panel of its own
  devtools: {
    files: [
      'lib',
      'errors',
      'protocol',
      'type store',
      'type engine',
      'engine/reporter',
      'type create-engine',
      'transport/pipe',
      'transport/web-socket',
      'type transport/transport',
      'react',
      'components',
    ],
    packages: ['react', 'react-dom'],
  },
  server: {
    // framing is how strings become bytes on a TCP line: both ends of the line need the same
    files: ['lib', 'errors', 'protocol', 'type transport/transport', 'transport/framing'],
    packages: ['node:', 'ws', '@noble/hashes'],
  },
  testing: {
    files: [
      'lib',
      'errors',
      'protocol',
      'transport',
      'type engine',
      'type store',
      'create-engine',
      'react',
      'server',
    ],
    packages: ['react'],
  },
  index: {
    files: [
      'errors',
      'react',
      'components',
      'schema',
      'type create-engine',
      'type store',
      'type engine',
      'type protocol',
      'type transport',
    ],
    packages: [],
  },
  'engine-entry': {
    files: ['errors', 'create-engine', 'schema', 'engine', 'lib', 'type store', 'type protocol', 'transport'],
    packages: [],
  },
  'node-entry': { files: ['transport'], packages: [] },
  'server-entry': { files: ['server'], packages: [] },
  'testing-entry': { files: ['testing', 'server'], packages: [] },
  'devtools-entry': { files: ['devtools'], packages: [] },
};

const entries = new Set(['engine', 'node', 'server', 'testing', 'devtools']);

/** The name of the floor that a file stands on: `engine/connection` on `engine`, `engine` (engine.ts) on its entry. */
export function floorOf(module: string): string {
  const [folder = module, ...rest] = module.split('/');
  return rest.length === 0 && entries.has(module) ? `${module}-entry` : folder;
}

/** Whether a rule of a floor lets an import of a file through. */
export function permits(rule: string, to: string, typeOnly: boolean): boolean {
  const place = rule.replace(/^type /, '');
  if (rule !== place && !typeOnly) return false;
  return to === place || (to.startsWith(`${place}/`) && !place.includes('/'));
}
