import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** A process of a test. */
export interface RunningProcess {
  readonly process: ChildProcess;
  /** What it has printed so far. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Resolves when the output holds the text; rejects where it ends without. */
  printed(text: string): Promise<void>;
  /** The exit code, or the signal that it died of. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Where and how a process runs. */
interface ProcessOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Runs a command without a terminal. */
export function runProcess(
  command: string,
  args: readonly string[],
  { env = {}, cwd }: ProcessOptions = {},
): RunningProcess {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', end); // of a run that is broken off
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => {
      process.off('exit', end);
      resolve(code ?? signal);
    });
  });
  return {
    process: child,
    output,
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (`${output.stdout}${output.stderr}`.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        look();
        void ended.then((how) => {
          reject(new Error(`It ended (${how}) without printing ${text}:\n${output.stdout}${output.stderr}`));
        });
      }),
  };
}

/** Runs a script without a terminal; it ends with the test at the latest. */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningProcess {
  const running = runProcess(process.execPath, args, { env });
  onTestFinished(async () => {
    running.process.kill('SIGTERM');
    await running.ended;
  });
  return running;
}
