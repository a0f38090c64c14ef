'use client';

import {
  createContext,
  useContext,
  useEffect,
  useInsertionEffect,
  useState,
  type Context,
  type ReactNode,
} from 'react';
import type { createEngine } from '../create-engine.js';
import { isDevelopment } from '../lib/dev.js';
import type { Engine } from '../schema/typed-engine.js';
import { createOwnedEngine, isSameEngine, type OwnedEngine } from './owned-engine.js';
import { PersonContext, type PersonMapping, usePersonMapping } from './person.js';

interface SharedProps {
  readonly children?: ReactNode;
  /** How components read a name, a picture and a colour from a member. @default that of the provider around it, else `info.name`, `info.avatarUrl`, `info.color` */
  readonly person?: PersonMapping | undefined;
}

/** Props of a provider that owns its engine. */
export interface RealtimeProviderOptionsProps extends SharedProps {
  /**
   * What the engine is made of. A change of `appKey`, `url`, `cluster` or `transport` makes a new one; functions, limits
   * and times are taken from the latest render; `clock`, `random` and `networkHints` from the first.
   */
  readonly options: Parameters<typeof createEngine>[0];
  /** False keeps it disconnected, and the hooks idle. @default true */
  readonly enabled?: boolean | undefined;
  readonly engine?: undefined;
}

/** Props of a provider whose engine the caller made, and disposes of. */
export interface RealtimeProviderEngineProps extends SharedProps {
  readonly engine: Engine;
  readonly options?: undefined;
  readonly enabled?: undefined;
}

/** Props of {@link RealtimeProvider}. */
export type RealtimeProviderProps = RealtimeProviderOptionsProps | RealtimeProviderEngineProps;

/** Where a provider puts its engine. */
export type EngineContext = Context<Engine | null>;

interface ScopedProps {
  readonly context?: EngineContext;
}

const appContext: EngineContext = createContext<Engine | null>(null);
let readContext = appContext;

/**
 * Gives one engine to all hooks and components below it. The nearest provider wins.
 *
 * @throws TypeError for options that are missing or impossible
 * @example
 * <RealtimeProvider options={{ appKey: 'app-key', url: 'wss://realtime.example.com', auth: { endpoint: '/auth' } }}>
 *   <App />
 * </RealtimeProvider>
 */
export const RealtimeProvider: (props: RealtimeProviderProps) => ReactNode = ScopedProvider;

/** {@link RealtimeProvider}, with a context to put the engine in. */
export function ScopedProvider(props: RealtimeProviderProps & ScopedProps): ReactNode {
  assertGiven(props);
  return props.options ? <OwnEngine {...props} /> : <GivenEngine {...props} />;
}

/** @throws TypeError where plain JavaScript, or options that have not arrived yet, give nothing to work with */
function assertGiven({ options, engine }: { readonly options?: unknown; readonly engine?: unknown }): void {
  if (options || engine) return;
  throw new TypeError(
    isDevelopment
      ? 'copresent: <RealtimeProvider> needs `options` or an `engine`; render it once you have one.'
      : 'no options',
  );
}

function GivenEngine({
  engine,
  person,
  children,
  context: EngineContext = appContext,
}: RealtimeProviderEngineProps & ScopedProps): ReactNode {
  const inherited = usePersonMapping();
  return (
    <EngineContext.Provider value={engine}>
      <PersonContext.Provider value={person ?? inherited}>{children}</PersonContext.Provider>
    </EngineContext.Provider>
  );
}

function OwnEngine({
  options,
  enabled = true,
  ...rest
}: RealtimeProviderOptionsProps & ScopedProps): ReactNode {
  const [owned, setOwned] = useState(() => createOwnedEngine(options));
  let current: OwnedEngine = owned;
  if (!isSameEngine(owned.options, options)) {
    current = createOwnedEngine(options);
    setOwned(current);
  }
  useInsertionEffect(() => {
    current.update(options);
  });
  useEffect(() => current.mounted(), [current]);
  useEffect(() => {
    current.enable(enabled);
  }, [current, enabled]);
  return <GivenEngine {...rest} engine={current.engine} />;
}

/**
 * The engine of the nearest `RealtimeProvider`, for what hooks do not cover. It is the same object until the provider
 * makes a new one.
 *
 * @throws Error where there is no provider
 */
export function useEngine(): Engine {
  const engine = useContext(readContext);
  if (engine === null) {
    throw new Error(
      isDevelopment
        ? 'copresent: there is no <RealtimeProvider> above this component. Wrap the app in one.'
        : 'no provider',
    );
  }
  return engine;
}

/** Calls a hook so that it, and all that it calls, takes the engine of this context. Hooks run to their end at once. */
export function callWithin<Result>(context: EngineContext, hook: () => Result): Result {
  const before = readContext;
  readContext = context;
  try {
    return hook();
  } finally {
    readContext = before;
  }
}
