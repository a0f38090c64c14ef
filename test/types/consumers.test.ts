import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import oldest from '@tsd/typescript';
import current from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../house/source.js';

const run = promisify(execFile);
const native = join(root, 'node_modules/@typescript/native/bin/tsc');
const cache = join(root, 'test/.cache/consumers');
const declarations = join(cache, 'copresent');

/** What the newest compiler prints, whether it is content or not. */
async function printed(args: readonly string[]): Promise<string> {
  try {
    return (await run(process.execPath, [native, ...args], { cwd: root })).stdout;
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    if (stdout === undefined) throw error;
    return stdout;
  }
}

/** A consumer of the package's declarations, as strict as it may be. */
function writeProject(consumer: string): string {
  const path = join(cache, `${consumer}.json`);
  const config = {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react-jsx',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: consumer === 'registered', // the schema libraries' declarations are large, and theirs
      noEmit: true,
      types: [],
      paths: { copresent: ['./copresent/index.d.ts'], 'copresent/*': ['./copresent/*.d.ts'] },
    },
    include: [`../../types/${consumer}`],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

/** Only what the package and its consumer say counts: other packages' declarations are theirs. */
const isOurs = (path: string): boolean => !path.includes('node_modules');

function complaintsOf(ts: typeof current, project: string): string[] {
  const { config } = ts.readConfigFile(project, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, cache);
  expect(fileNames.length).toBeGreaterThan(0);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, options))
    .filter(({ file }) => file === undefined || isOurs(file.fileName))
    .map(({ file, start = 0, messageText }) => {
      const place =
        file && `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}`;
      return `${place ?? ''} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

async function complaintsOfNative(project: string): Promise<string[]> {
  const lines = (await printed(['-p', project, '--pretty', 'false'])).split('\n');
  return lines.filter((line) => line.includes('error TS') && isOurs(line));
}

beforeAll(async () => {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  expect(await printed(['-p', 'scripts/tsconfig.build.json', '--outDir', declarations])).toBe('');
}, 120_000);
afterAll(() => rmSync(cache, { recursive: true, force: true }));

describe.each(['loose', 'registered'])('an application that is %s', (consumer) => {
  it.each([
    ['5.4', oldest as unknown as typeof current],
    ['6.', current],
  ])(
    '[TC20] compiles, and fails where it has to, with TypeScript %s',
    { timeout: 120_000 },
    (version, ts) => {
      expect(ts.version.startsWith(version)).toBe(true);
      expect(complaintsOf(ts, writeProject(consumer))).toEqual([]);
    },
  );

  it('[TC20] and with the newest', { timeout: 120_000 }, async () => {
    expect(await printed(['--version'])).toMatch(/^Version 7\./);
    expect(await complaintsOfNative(writeProject(consumer))).toEqual([]);
  });
});

it('[TC21] a mistake in a consumer is found by each compiler', { timeout: 120_000 }, async () => {
  const project = writeProject('mistaken');
  mkdirSync(join(cache, 'mistaken'), { recursive: true });
  writeFileSync(
    join(cache, 'mistaken/app.ts'),
    "import { useChannel } from 'copresent';\nexport const useIt = () => useChannel(7);\n",
  );
  const moved = { ...(JSON.parse(current.sys.readFile(project) ?? '{}') as object), include: ['./mistaken'] };
  writeFileSync(project, JSON.stringify(moved));
  expect(complaintsOf(oldest as unknown as typeof current, project)).toHaveLength(1);
  expect(complaintsOf(current, project)).toHaveLength(1);
  expect(await complaintsOfNative(project)).toHaveLength(1);
});
