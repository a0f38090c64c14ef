import { describe, expect, it } from 'vitest';
import { createDeferred } from '../../src/lib/deferred.js';
import { notify } from '../../src/lib/listeners.js';

describe('listeners', () => {
  it('[LI24] one that throws stops neither the others nor the caller, and is reported', () => {
    const heard: string[] = [];
    const reported: unknown[] = [];
    const fault = new Error('mine');
    const listeners = new Set([
      () => {
        throw fault;
      },
      () => heard.push('second'),
    ]);
    notify(
      listeners,
      (listener) => listener(),
      (error) => reported.push(error),
    );
    expect(heard).toEqual(['second']);
    expect(reported).toEqual([fault]);
  });

  it('[LI25] those who come or go while it is told change only the next telling', () => {
    const heard: string[] = [];
    const second = (): void => void heard.push('second');
    const late = (): void => void heard.push('late');
    const listeners = new Set<() => void>([
      () => {
        listeners.delete(second);
        listeners.add(late);
      },
      second,
    ]);
    const tell = (): void => {
      notify(
        listeners,
        (listener) => {
          listener();
        },
        () => undefined,
      );
    };
    tell();
    expect(heard).toEqual(['second']);
    tell();
    expect(heard).toEqual(['second', 'late']);
  });

  it('[LI26] a deferred rejection that nobody awaits is not reported as unhandled', async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', hear);
    const deferred = createDeferred<undefined>();
    deferred.reject(new Error('nobody waits'));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unhandled).toEqual([]);
    await expect(deferred.promise).rejects.toThrow('nobody waits');
  });
});
