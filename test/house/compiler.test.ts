import { transformAsync, type PluginItem } from '@babel/core';
import reactCompiler from 'babel-plugin-react-compiler';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles, type SourceFile } from './source.js';

interface CompilerEvent {
  readonly kind: string;
  readonly fnName?: string | null;
  readonly detail?: { readonly reason?: string; readonly options?: { readonly reason?: string } };
}

const files = ['src/react', 'src/components', 'src/devtools'].flatMap((folder) => sourceFiles(folder));

/** What the React Compiler says of each function of a file. */
async function compile({ path, text }: Pick<SourceFile, 'path' | 'text'>): Promise<readonly CompilerEvent[]> {
  const events: CompilerEvent[] = [];
  const plugin: PluginItem = [
    reactCompiler,
    {
      panicThreshold: 'none',
      logger: { logEvent: (_: unknown, event: CompilerEvent) => events.push(event) },
    },
  ];
  await transformAsync(text, {
    filename: path,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [plugin],
  });
  return events;
}

const bailOuts = (events: readonly CompilerEvent[]): string[] =>
  events
    .filter(({ kind }) => kind !== 'CompileSuccess')
    .map(({ kind, detail }) => `${kind}: ${detail?.options?.reason ?? detail?.reason ?? ''}`);

describe('the React Compiler', () => {
  it.each(files.map((file) => [file.path, file] as const))(
    '[P15] bails out of nothing in %s',
    async (_, file) => {
      expect(bailOuts(await compile(file))).toEqual([]);
    },
  );

  it('[P15] compiles something in every file of a hook', { timeout: 60_000 }, async () => {
    const hooks = files.filter(({ path }) => /\/use-[a-z-]+\.tsx?$/.test(path));
    const compiled = await Promise.all(hooks.map(compile));
    const without = hooks.filter((_, at) => !compiled[at]?.some(({ kind }) => kind === 'CompileSuccess'));
    expect(hooks.length).toBeGreaterThan(20);
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it('[P15] says so where it does', async () => {
    const text = `export function useOld(ref) { const value = ref.current; ref.current = value + 1; return useState(value); }
      export function Broken({ list }) { list.push(1); return list.length; }`;
    expect(bailOuts(await compile({ path: 'src/react/broken.tsx', text }))).not.toEqual([]);
  });
});

describe('the rules of hooks', () => {
  it(
    '[P15] recommended-latest finds nothing in src, and no rule of it is off',
    { timeout: 120_000 },
    async () => {
      const { default: plugin } = await import('eslint-plugin-react-hooks');
      const wanted = Object.keys(plugin.configs.flat['recommended-latest'].rules);
      const eslint = new ESLint({ cwd: root, overrideConfigFile: 'scripts/eslint.config.js' });
      const config = (await eslint.calculateConfigForFile(`${root}/src/react/provider.tsx`)) as {
        rules: Record<string, readonly [severity: number]>;
      };
      expect(wanted.filter((rule) => !(Number(config.rules[rule]?.[0]) > 0))).toEqual([]);
      const results = await eslint.lintFiles(files.map(({ path }) => path));
      const found = results.flatMap(({ messages, filePath }) =>
        messages
          .filter(({ ruleId }) => ruleId?.startsWith('react-hooks/'))
          .map(({ ruleId, line }) => `${filePath}:${line} ${ruleId ?? ''}`),
      );
      expect(results.length).toBe(files.length);
      expect(found).toEqual([]);
    },
  );
});
