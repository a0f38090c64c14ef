import { createEngine, type Engine, type LiveOptions } from '../create-engine.js';
import { systemClock, type TimerHandle } from '../lib/clock.js';

type EngineOptions = Parameters<typeof createEngine>[0];

/**
 * An engine that lives as long as a component: made during render, hence inert; running while mounted and enabled.
 * After an unmount it waits one linger, because StrictMode, `<Activity>` and fast refresh mount again at once.
 */
export interface OwnedEngine {
  readonly engine: Engine;
  /** What it was made of. */
  readonly options: EngineOptions;
  /** The options of the latest render. */
  update(options: EngineOptions): void;
  /** The component is on the page; the function that it returns says that it left. */
  mounted(): () => void;
  enable(enabled: boolean): void;
}

/** Options that a later render may leave out again. */
const absent: LiveOptions = {
  auth: undefined,
  user: undefined,
  onError: undefined,
  linger: undefined,
  connect: undefined,
  reconnect: undefined,
  timeouts: undefined,
  clientEvents: undefined,
  dialect: undefined,
};

export function createOwnedEngine(options: EngineOptions): OwnedEngine {
  let { linger } = options;
  const clock = options.clock ?? systemClock;
  const engine = createEngine({ ...options, suspended: true });
  let isMounted = false;
  let isEnabled = false;
  let timer: TimerHandle = null;

  function settle(): void {
    if (isMounted && isEnabled) engine.resume();
    else engine.suspend();
  }

  function stay(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }

  return {
    engine,
    options,
    update(latest) {
      ({ linger } = latest);
      engine.update({ ...absent, ...latest });
    },
    mounted() {
      stay();
      isMounted = true;
      settle();
      return () => {
        timer = clock.setTimeout(() => {
          timer = null;
          isMounted = false;
          settle();
        }, linger ?? 1_000);
      };
    },
    enable(enabled) {
      isEnabled = enabled;
      if (isMounted) settle();
    },
  };
}

/** Whether both describe the same engine: values by value, a transport by identity. */
export function isSameEngine(one: EngineOptions, other: EngineOptions): boolean {
  return (
    one.appKey === other.appKey &&
    one.url === other.url &&
    one.cluster === other.cluster &&
    one.transport === other.transport
  );
}
