import { describe, expect, it } from 'vitest';
import { createDeferred } from '../../src/lib/deferred.js';
import { listen, notify, type ListenersByKey } from '../../src/lib/listeners.js';

describe('listeners', () => {
  it('[LI24] one that throws stops neither the others nor the caller, and is reported', () => {
    const heard: string[] = [];
    const reported: unknown[] = [];
    const fault = new Error('mine');
    const listeners = [
      () => {
        throw fault;
      },
      () => heard.push('second'),
    ];
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
    const byKey: ListenersByKey<() => void> = new Map();
    const first = (): void => {
      heard.push('first');
      off();
      listen(byKey, 'a', () => heard.push('late'));
    };
    const offFirst = listen(byKey, 'a', first);
    const off = listen(byKey, 'a', () => heard.push('second'));
    const tell = (): void => {
      notify(
        byKey.get('a'),
        ({ listener }) => {
          listener();
        },
        () => undefined,
      );
    };
    tell();
    expect(heard).toEqual(['first', 'second']);
    offFirst();
    tell();
    expect(heard).toEqual(['first', 'second', 'late']);
  });

  it('[LI30] the same function given twice is called twice, and stops once each', () => {
    let calls = 0;
    const byKey: ListenersByKey<() => void> = new Map();
    const same = (): void => void (calls += 1);
    const offs = [listen(byKey, 'a', same), listen(byKey, 'a', same)];
    const tell = (): void => {
      notify(
        byKey.get('a'),
        ({ listener }) => {
          listener();
        },
        () => undefined,
      );
    };
    tell();
    expect(calls).toBe(2);
    offs[0]?.();
    offs[0]?.();
    tell();
    expect(calls).toBe(3);
    offs[1]?.();
    expect(byKey.size).toBe(0);
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
