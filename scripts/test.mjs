// The whole proof, part after part: `npm test`, or `node scripts/test.mjs lint types …` for parts of it.
// Its last line is `N passed, N failed` over all runners: each vitest test counts, and each other check.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './setup.mjs';
import { ensureSoketi } from './soketi.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Count
 * @typedef {{ part: string, name: string, command: string[], project?: string }} Step
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Test
 * @typedef {{ status: string, name: string, message?: string, assertionResults: Test[] }} TestFile
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, 'node_modules', '.cache', 'vitest-reports');
const stepTimeoutMs = 20 * 60_000;

/** @param {string} project */
const reportOf = (project) => join(reports, `${project}.json`);

/** @param {string} part @param {string} project @returns {Step} */
const vitest = (part, project) => ({
  part,
  name: `vitest ${project}`,
  project,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(project)}`,
  ],
});

/** @type {Step[]} */
const steps = [
  { part: 'lint', name: 'prettier', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  {
    part: 'lint',
    name: 'eslint',
    command: [
      'eslint',
      '--config=scripts/eslint.config.js',
      '--max-warnings=0',
      '--cache',
      '--cache-location=node_modules/.cache/eslint/',
      '.',
    ],
  },
  { part: 'lint', name: 'knip', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
  { part: 'types', name: 'tsc', command: ['tsc', '-p', 'tsconfig.json'] },
  // before the tests: some of them run the built package
  { part: 'build', name: 'vite build', command: ['vite', 'build', '--logLevel=warn'] },
  { part: 'build', name: 'declarations', command: ['tsc', '-p', 'scripts/tsconfig.build.json'] },
  vitest('unit', 'node'),
  vitest('unit', 'dom'),
  vitest('unit', 'react-18'),
  vitest('types', 'types'),
  vitest('browser', 'browser'),
  vitest('stories', 'storybook'),
  { part: 'package', name: 'consumers', command: ['node', 'scripts/consumers.mjs'] },
  { part: 'size', name: 'size budgets', command: ['node', 'scripts/size.mjs'] },
  { part: 'bench', name: 'benches, one iteration', command: ['node', 'scripts/bench.mjs', '--once'] },
];

/** The vitest projects that open a browser; of `node`, the end-to-end tests do. */
const inBrowser = ['node', 'browser', 'storybook'];

const parts = [...new Set(steps.map((step) => step.part))];

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    running?.kill(signal);
    process.exit(1);
  });
}

/**
 * Runs a command to its end, never interactively.
 *
 * @param {string[]} command
 * @returns {Promise<boolean>} whether it succeeded
 */
function run([file = '', ...args]) {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  return new Promise((resolve) => {
    running = spawn(file, args, {
      cwd: root,
      env: { ...process.env, PATH: path, STORYBOOK_DISABLE_TELEMETRY: '1' },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: stepTimeoutMs,
      killSignal: 'SIGKILL',
    });
    running.on('error', (error) => {
      console.error(`${file} cannot be started: ${error.message}`);
      resolve(false);
    });
    running.on('exit', (code, signal) => {
      if (signal)
        console.error(`${file} was ended by ${signal} (a part may take ${stepTimeoutMs / 60_000} min)`);
      resolve(code === 0);
    });
  });
}

/**
 * What vitest says it ran. A file that cannot be loaded counts as one failure, and so does an end in error
 * without a failed test (errors outside of tests, a crash) and a run without any test.
 *
 * @param {string} project
 * @param {boolean} succeeded
 * @returns {Count}
 */
function countTests(project, succeeded) {
  const report = readReport(project);
  if (report === undefined) {
    console.error(`vitest left no report of the project "${project}"`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenFiles;
  if (passed + failed === 0) console.error(`vitest ran no test of the project "${project}"`);
  const unexplained = failed === 0 && (!succeeded || passed === 0);
  return {
    passed,
    failed: unexplained ? 1 : failed,
    skipped,
    failures: report.testResults.flatMap(failuresOf),
  };
}

/** What failed in a file, each with its first line, so that the end of a long log says it. @param {TestFile} file */
function failuresOf({ status, name, message = '', assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const file = relative(root, name);
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file}: ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? '')}`);
}

/** Without colours. @param {string} text */
const firstLine = (text) => (stripVTControlCharacters(text).split('\n', 1)[0] ?? '').slice(0, 200);

/**
 * @param {string} project
 * @returns {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: TestFile[],
 * } | undefined}
 */
function readReport(project) {
  try {
    return JSON.parse(readFileSync(reportOf(project), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {Step} step @returns {Promise<Count>} */
async function runStep(step) {
  console.log(`\n── ${step.name} ──`);
  const succeeded = await run(step.command);
  if (step.project) return countTests(step.project, succeeded);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

/** @param {Count} count */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {Step[]} chosen @returns {Promise<Count>} */
async function runSteps(chosen) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  for (const step of chosen) {
    const startedAt = Date.now();
    const count = await runStep(step);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    const mark = count.failed > 0 ? '✗' : '✓';
    lines.push(`${mark} ${step.name.padEnd(26)} ${describe(count).padEnd(34)} ${seconds.padStart(6)} s`);
    lines.push(...(count.failures ?? []).map((failure) => `    ${failure}`));
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  console.log(`\n${lines.join('\n')}\n`);
  return total;
}

/** @param {string[]} named @returns {Step[]} */
function choose(named) {
  const unknown = named.find((part) => !parts.includes(part));
  if (unknown !== undefined)
    throw new Error(`No part is called "${unknown}": choose from ${parts.join(', ')}.`);
  return named.length === 0 ? steps : steps.filter((step) => named.includes(step.part));
}

async function main() {
  const chosen = choose(process.argv.slice(2));
  ensureInstalled();
  if (chosen.some((step) => inBrowser.includes(step.project ?? ''))) {
    process.env['CHROMIUM_PATH'] = await ensureChromium();
  }
  if (chosen.some((step) => step.project === 'node')) ensureSoketi();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const total = await runSteps(chosen);
  console.log(describe(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
