// The packed tarball in the hands of two strangers: a fresh Vite application that type-checks and builds, and a
// fresh Node script that connects to `copresent serve` from the same tarball. Needs a build.
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @param {string} file @param {string[]} args @param {string} cwd */
function run(file, args, cwd) {
  return execFileSync(file, args, {
    cwd,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 300_000,
  });
}

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** @param {string} folder @param {Record<string, string>} dependencies */
function install(folder, dependencies) {
  write(folder, {
    'package.json': JSON.stringify({ name: 'consumer', private: true, type: 'module', dependencies }),
  });
  run('npm', ['install', '--prefer-offline', '--ignore-scripts', '--loglevel=error'], folder);
}

/** @param {string} into @returns the path of the tarball */
function pack(into) {
  run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', into], root);
  const tarball = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack left no tarball.');
  return join(into, tarball);
}

/** @param {string} module @param {string} moduleResolution */
const tsconfig = (module, moduleResolution) =>
  JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      module,
      moduleResolution,
      jsx: 'react-jsx',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noUncheckedSideEffectImports: true,
      noEmit: true,
      types: [],
      skipLibCheck: false,
    },
    include: ['src'],
  });

const app = `
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PresenceAvatars, RealtimeProvider, useConnection } from 'copresent';
import 'copresent/styles.css';

function Status() {
  const { status } = useConnection();
  return <p>{status}</p>;
}

const host = document.querySelector('main');
if (host === null) throw new Error('There is no main element.');
createRoot(host).render(
  <StrictMode>
    <RealtimeProvider options={{ appKey: 'app-key', url: 'ws://127.0.0.1:6001' }}>
      <Status />
      <PresenceAvatars channel="presence-room" />
    </RealtimeProvider>
  </StrictMode>,
);
`;

/** @param {string} folder @param {string} tarball */
function viteApp(folder, tarball) {
  install(folder, {
    copresent: `file:${tarball}`,
    react: devDependencies.react,
    'react-dom': devDependencies['react-dom'],
    '@types/react': devDependencies['@types/react'],
    '@types/react-dom': devDependencies['@types/react-dom'],
    '@vitejs/plugin-react': devDependencies['@vitejs/plugin-react'],
    typescript: devDependencies['@typescript/native'],
    vite: devDependencies.vite,
  });
  write(folder, {
    'index.html': '<main></main><script type="module" src="/src/main.tsx"></script>',
    'vite.config.js': `import react from '@vitejs/plugin-react';\nexport default { plugins: [react()] };\n`,
    'src/main.tsx': app,
    'tsconfig.bundler.json': tsconfig('ESNext', 'Bundler'),
    'tsconfig.nodenext.json': tsconfig('NodeNext', 'NodeNext'),
  });
  for (const resolution of ['bundler', 'nodenext']) {
    report(`types, ${resolution}`, () => run('npx', ['tsc', '-p', `tsconfig.${resolution}.json`], folder));
  }
  report('vite build', () => {
    run('npx', ['vite', 'build', '--logLevel=warn'], folder);
    const assets = readdirSync(join(folder, 'dist', 'assets'));
    if (!assets.some((file) => file.endsWith('.css'))) throw new Error('The build holds no stylesheet.');
  });
}

const nodeScript = `
import { createEngine } from 'copresent/engine';
import { webSocket } from 'copresent/node';

const engine = createEngine({
  appKey: 'app-key',
  url: process.argv[2],
  transport: webSocket(),
  connect: 'eager',
});
const status = await new Promise((resolve) => {
  const timer = setTimeout(() => resolve(engine.store.getState().connection.status), 10_000);
  engine.store.subscribe(({ connection }) => {
    if (connection.status !== 'connected') return;
    clearTimeout(timer);
    resolve(connection.status);
  });
});
engine.dispose();
console.log(status);
`;

/**
 * Starts the tarball's own server on free ports.
 *
 * @param {string} folder
 * @returns {Promise<{ url: string, stop(): Promise<unknown> }>}
 */
function serve(folder) {
  const cli = join(folder, 'node_modules', '.bin', windows ? 'copresent.cmd' : 'copresent');
  const ports = ['--port', '0', '--tcp-port', '0', '--tcp-frame-port', '0'];
  const child = spawn(cli, ['serve', ...ports], {
    cwd: folder,
    shell: windows,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill();
    return ended;
  };
  process.once('exit', () => child.kill());
  process.once('SIGTERM', () => process.exit(1));
  process.once('SIGINT', () => process.exit(1));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      void stop();
      reject(new Error(`copresent serve printed no ws:// address within 10 s, only:\n${printed}`));
    }, 10_000);
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      const url = /ws:\/\/[\w.]+:\d+(?=\/)/.exec(printed)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve({ url, stop });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`copresent serve ended with code ${code}:\n${printed}`)));
  });
}

/** @param {string} folder @param {string} tarball */
async function nodeApp(folder, tarball) {
  install(folder, { copresent: `file:${tarball}` });
  write(folder, { 'connect.js': nodeScript });
  const server = await serve(folder);
  try {
    report('Node script connects', () => {
      const status = run('node', ['connect.js', server.url], folder).trim();
      if (status !== 'connected') throw new Error(`The script ended as "${status}", not as "connected".`);
    });
  } finally {
    await server.stop();
  }
}

/** @param {string} what @param {() => unknown} check */
function report(what, check) {
  try {
    check();
    console.log(`ok    ${what}`);
  } catch (error) {
    process.exitCode = 1;
    const output = /** @type {{ stdout?: string }} */ (error).stdout ?? '';
    console.log(`FAIL  ${what}: ${error instanceof Error ? error.message : error}\n${output}`);
  }
}

async function main() {
  if (!existsSync(join(root, 'dist', 'index.js')))
    throw new Error('Nothing to pack: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'copresent-consumers-'));
  try {
    const tarball = pack(folder);
    viteApp(join(folder, 'app'), tarball);
    await nodeApp(join(folder, 'node'), tarball);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
