// Child processes that live and end together.
import { spawn } from 'node:child_process';

/** How long a child may take to end when asked, in milliseconds, before it is made to. */
const graceMs = 3_000;
/** How long the output of an ended child is awaited: what it started may hold the pipe for ever. */
const lastWordsMs = 500;
const windows = process.platform === 'win32';

/**
 * A running child.
 * @typedef {object} Child
 * @property {string} name
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<string>} ended how it ended, as the end of a sentence
 * @property {() => void} show prints what it has printed so far, and from now on all that it prints
 * @property {() => void} follow as `show`, but of what it has printed so far only errors and warnings
 */

/** Its output is kept until it is asked for: a start that goes well is one tidy block. */
function holdOutput(/** @type {import('node:child_process').ChildProcess} */ child) {
  /** @type {[NodeJS.WriteStream, Buffer][]} */
  const held = [];
  let passing = false;
  const hold = (/** @type {NodeJS.WriteStream} */ to) => (/** @type {Buffer} */ bytes) => {
    if (passing) to.write(bytes);
    else held.push([to, bytes]);
  };
  child.stdout?.on('data', hold(process.stdout));
  child.stderr?.on('data', hold(process.stderr));

  function pass(/** @type {NodeJS.WriteStream[]} */ ...wanted) {
    passing = true;
    for (const [to, bytes] of held.splice(0)) if (wanted.includes(to)) to.write(bytes);
  }
  return { show: () => pass(process.stdout, process.stderr), follow: () => pass(process.stderr) };
}

/** The child and what it started: each leads a group of its own. */
function kill(/** @type {Child} */ { process: child }, /** @type {NodeJS.Signals} */ signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // it has ended
  }
}

/** A set of children that are ended together. */
export function createChildren() {
  /** @type {Child[]} */
  const children = [];

  return {
    /**
     * Starts a Node script. In a group of its own, so that a terminal's Ctrl-C reaches only this process, which ends
     * the children in order.
     * @param {string} name
     * @param {string[]} args
     * @param {{ env?: NodeJS.ProcessEnv, ipc?: boolean }} [options]
     * @returns {Child}
     */
    start(name, args, { env = {}, ipc = false } = {}) {
      const child = spawn(process.execPath, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? /** @type {const} */ (['ipc']) : [])],
        detached: !windows,
      });
      /** @type {Promise<string>} */
      const ended = new Promise((resolve) => {
        child.on('error', ({ message }) => resolve(`could not be started: ${message}`));
        child.on('exit', (code, signal) => {
          const how = `ended (${signal ?? `exit code ${code}`})`;
          child.on('close', () => resolve(how));
          setTimeout(resolve, lastWordsMs, how);
        });
      });
      const started = { name, process: child, ended, ...holdOutput(child) };
      children.push(started);
      return started;
    },

    /** Ends all of them; resolves when nothing of them is left. */
    async end() {
      const all = Promise.all(children.map((child) => child.ended));
      for (const child of children) kill(child, 'SIGTERM');
      const timer = setTimeout(() => {
        for (const child of children) kill(child, 'SIGKILL');
      }, graceMs);
      await all;
      clearTimeout(timer);
      // what a child started and left behind
      for (const child of children) kill(child, 'SIGKILL');
    },
  };
}
