import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../house/source.js';

const run = promisify(execFile);

/** Runs a package's command to its end; it fails where the command does. */
async function output(script: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
  });
  return stdout;
}

describe('the package that is published', () => {
  it('[P16] publint finds nothing, not even a suggestion', { timeout: 120_000 }, async () => {
    expect(await output('publint/src/cli.js', ['--strict'])).toContain('All good!');
  });

  it('[P16] are-the-types-wrong finds no wrong type at any entry', { timeout: 120_000 }, async () => {
    const report = await output('@arethetypeswrong/cli/dist/index.js', [
      '--pack',
      '.',
      '--profile',
      'esm-only',
    ]);
    // it ends with an error where there is a problem
    for (const entry of ['copresent', 'copresent/engine', 'copresent/testing', 'copresent/styles.css']) {
      expect(report).toContain(`"${entry}"`);
    }
  });
});
