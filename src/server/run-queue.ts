/** Runs tasks one after the other: a task that is added by another waits until that one is done. */
export type RunQueue = (task: () => void) => void;

/**
 * Keeps the hub's order where a peer answers from within `send`: what it says is read after everybody was told.
 * A task that throws ends that call of the queue; what waited runs with the next one.
 */
export function createRunQueue(): RunQueue {
  const waiting: (() => void)[] = [];
  let running = false;
  return (task) => {
    waiting.push(task);
    if (running) return;
    running = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next();
    } finally {
      running = false;
    }
  };
}
