import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './source.js';

const folder = join(root, 'test', '.cache', 'readme');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes each ```ts and ```tsx snippet to a file named after its line, and returns the paths. */
function writeSnippets(): string[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  mkdirSync(folder, { recursive: true });
  return [...readme.matchAll(/^```tsx?\n([\s\S]*?)^```/gm)].map((match) => {
    const line = readme.slice(0, match.index).split('\n').length;
    const path = join(folder, `README-line-${line}.tsx`);
    writeFileSync(path, `${match[1] ?? ''}\nexport {};\n`);
    return path;
  });
}

/** The project's own strict options, with the package's name led to its source. */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return {
    ...options,
    // an example shows how a thing is declared, without using it too
    noUnusedLocals: false,
    noUnusedParameters: false,
    paths: { copresent: [join(root, 'src/index.ts')], 'copresent/*': [join(root, 'src/*')] },
  };
}

function compile(paths: readonly string[]): string[] {
  const program = ts.createProgram(paths, compilerOptions());
  return paths
    .flatMap((path) => {
      const source = program.getSourceFile(path);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    })
    .map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      const name = file?.fileName.split('/').at(-1) ?? '';
      return `${name} +${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

async function lint(paths: readonly string[]): Promise<string[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.tsx'], languageOptions: { parser: tseslint.parser } },
      { files: ['**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
    ],
  });
  const results = await eslint.lintFiles([...paths]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map((one) => `${filePath.split(/[\\/]/).at(-1) ?? ''} +${one.line}: ${one.message}`),
  );
}

describe('the README', () => {
  const snippets = writeSnippets();

  it('[HS17] every snippet compiles, strictly, against the source', { timeout: 60_000 }, () => {
    expect(snippets).not.toEqual([]);
    expect(compile(snippets)).toEqual([]);
  });

  it('[HS18] every snippet keeps the rules of hooks', { timeout: 60_000 }, async () => {
    expect(await lint(snippets)).toEqual([]);
  });
});
