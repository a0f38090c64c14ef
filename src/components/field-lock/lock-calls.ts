import type { Clock } from '../../lib/clock.js';

/** Asks one thing at a time; what was asked before is not waited for any more. */
export interface LockCalls {
  readonly isBusy: boolean;
  ask<Answer>(call: LockCall<Answer>): void;
  cancel(): void;
}

/** One question to an adapter. */
export interface LockCall<Answer> {
  ask(signal: AbortSignal): Promise<Answer>;
  answered(answer: Answer): void;
  failed(error: unknown): void;
  /** It came when it was not waited for any more. */
  late?(answer: Answer): void;
}

const patienceMs = 10_000;

export function createLockCalls(clock: Clock): LockCalls {
  let current: { readonly controller: AbortController; readonly timer: unknown } | null = null;

  function cancel(): void {
    const before = current;
    current = null;
    clock.clearTimeout(before?.timer);
    before?.controller.abort();
  }

  return {
    get isBusy() {
      return current !== null;
    },
    cancel,
    ask({ ask, answered, failed, late }) {
      cancel();
      const controller = new AbortController();
      const fail = (error: unknown): void => {
        if (current !== own) return;
        cancel();
        failed(error);
      };
      const timer = clock.setTimeout(() => fail(new Error('The lock was not answered in time.')), patienceMs);
      const own = (current = { controller, timer });
      const asked = (async () => ask(controller.signal))(); // an adapter may throw, too
      void asked.then((answer) => {
        if (current !== own) return late?.(answer);
        current = null;
        clock.clearTimeout(timer);
        answered(answer);
      }, fail);
    },
  };
}
