/** What the code of this project has set going in a page, and not ended. */
export interface PageWatch {
  /** In words: timers, frames, listeners and sockets that are left, each with where it was made. */
  left(): string[];
  /** Puts the page's own functions back. */
  stop(): void;
}

/** A page, as far as it is watched. */
export type WatchedPage = Pick<
  typeof globalThis,
  | 'setTimeout'
  | 'clearTimeout'
  | 'setInterval'
  | 'clearInterval'
  | 'requestAnimationFrame'
  | 'cancelAnimationFrame'
  | 'WebSocket'
  | 'addEventListener'
  | 'removeEventListener'
  | 'document'
>;

/** The first of this project's own lines in a stack, as `src/lib/clock.ts`; null: none of its code is there. */
export function ownPlace(stack: string): string | null {
  for (const line of stack.split('\n')) {
    if (line.includes('/node_modules/') || /\/stories\/shell\/(watch-page|page-time)/.test(line)) continue;
    const [, place] = /\/((?:src|stories)\/[\w./-]+\.tsx?)/.exec(line) ?? [];
    if (place !== undefined) return place;
  }
  return null;
}

const placeHere = (): string | null => ownPlace(new Error().stack ?? '');

type Schedule = (callback: (...given: unknown[]) => void, ...more: unknown[]) => unknown;
type Cancel = (handle: unknown) => void;

/** Watches a way to have something called later. Once: it is over when it was called. */
function watchTimers(page: WatchedPage, set: string, clear: string, once: boolean): PageWatch {
  const functions = page as unknown as Record<string, unknown>;
  const own = { set: functions[set] as Schedule, clear: functions[clear] as Cancel };
  const open = new Map<unknown, string>();
  const watchedSet: Schedule = (callback, ...more) => {
    const place = typeof callback === 'function' ? placeHere() : null;
    if (place === null) return own.set.call(page, callback, ...more);
    const handle = own.set.call(
      page,
      (...given) => {
        if (once) open.delete(handle);
        callback(...given);
      },
      ...more,
    );
    open.set(handle, place);
    return handle;
  };
  const watchedClear: Cancel = (handle) => {
    open.delete(handle);
    own.clear.call(page, handle);
  };
  Object.assign(functions, { [set]: watchedSet, [clear]: watchedClear });
  return {
    left: () => [...open.values()].map((place) => `${set} of ${place}`),
    stop() {
      Object.assign(functions, { [set]: own.set, [clear]: own.clear });
    },
  };
}

type Listening = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

const isCapture = (options: unknown): boolean =>
  typeof options === 'object' && options !== null
    ? (options as AddEventListenerOptions).capture === true
    : options === true;

/** Watches who listens to the page itself: what listens to an element goes with it. */
function watchListeners(target: Listening, name: string): PageWatch {
  const { addEventListener, removeEventListener } = target;
  const open: { type: string; listener: unknown; capture: boolean; place: string }[] = [];
  function drop(type: string, listener: unknown, capture: boolean): void {
    const at = open.findIndex(
      (one) => one.type === type && one.listener === listener && one.capture === capture,
    );
    if (at >= 0) open.splice(at, 1);
  }
  target.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ) => {
    addEventListener.call(target, type, listener, options);
    const place = placeHere();
    if (place === null || listener === null) return;
    const { once = false, signal } = typeof options === 'object' ? options : {};
    const capture = isCapture(options);
    drop(type, listener, capture); // the same one twice is there once
    open.push({ type, listener, capture, place });
    const gone = (): void => drop(type, listener, capture);
    if (once) addEventListener.call(target, type, gone, { once: true, capture });
    signal?.addEventListener('abort', gone, { once: true });
  };
  target.removeEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ) => {
    removeEventListener.call(target, type, listener, options);
    drop(type, listener, isCapture(options));
  };
  return {
    left: () => open.map(({ type, place }) => `a listener to "${type}" of the ${name}, of ${place}`),
    stop() {
      target.addEventListener = addEventListener;
      target.removeEventListener = removeEventListener;
    },
  };
}

const closing = 2;

function watchSockets(page: WatchedPage): PageWatch {
  const own = page.WebSocket;
  const open = new Map<WebSocket, string>();
  page.WebSocket = new Proxy(own, {
    construct(target, given: ConstructorParameters<typeof WebSocket>) {
      const socket = new target(...given);
      const place = placeHere();
      if (place !== null) open.set(socket, place);
      return socket;
    },
  });
  return {
    left: () =>
      [...open].flatMap(([{ readyState }, place]) =>
        readyState < closing ? [`a WebSocket of ${place}`] : [],
      ),
    stop() {
      page.WebSocket = own;
    },
  };
}

/** Watches what this project's code sets going from now on; what other code does is none of its business. */
export function watchPage(page: WatchedPage = globalThis): PageWatch {
  const watches = [
    watchTimers(page, 'setTimeout', 'clearTimeout', true),
    watchTimers(page, 'setInterval', 'clearInterval', false),
    watchTimers(page, 'requestAnimationFrame', 'cancelAnimationFrame', true),
    watchListeners(page, 'window'),
    watchListeners(page.document, 'document'),
    watchSockets(page),
  ];
  return {
    left: () => watches.flatMap((watch) => watch.left()),
    stop() {
      for (const watch of watches) watch.stop();
    },
  };
}
