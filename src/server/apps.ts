import { masterKeyFault } from './shared-secret.js';

/** What an application may use. A figure of 0 means: no limit. */
export interface AppLimits {
  /** Connections at one time. @default 0 */
  readonly connections?: number;
  /** Members of one presence channel. @default 0 */
  readonly members?: number;
  /** Bytes of one member's `user_info`, as JSON. @default 0 */
  readonly userInfoBytes?: number;
  /** Bytes of the data of one event, from clients and from the HTTP API. @default 10240 */
  readonly eventBytes?: number;
  /** Bytes of any message from a client. @default 102400 */
  readonly messageBytes?: number;
  /** Bytes of the events that cache channels keep; the oldest go first. @default 4194304 */
  readonly cacheBytes?: number;
  /** Client events a second from one connection, as a token bucket of that size. @default 10 */
  readonly clientEventsPerSecond?: number;
}

/** An application that the server knows. */
export interface AppConfig {
  readonly id: string;
  /** Public: clients connect with it. */
  readonly key: string;
  /** Signs what the application's own server allows; never sent anywhere. */
  readonly secret: string;
  /** False: connections are refused with 4003. @default true */
  readonly enabled?: boolean;
  /** Whether clients may send events of their own. @default true */
  readonly clientEvents?: boolean;
  /** Whether subscribers are told how many they are. @default what the hub's own option says */
  readonly subscriptionCounts?: boolean;
  /** A connection that neither signs in nor joins a private or presence channel in that time is closed (4009); 0: never. @default 0 */
  readonly authorizationTimeoutMs?: number;
  /**
   * Where the keys of encrypted channels come from: 32 bytes in base64, the same that the application's server gives to
   * its library. Only `/pusher/auth` uses it; never sent anywhere.
   */
  readonly encryptionMasterKeyBase64?: string;
  /** Over the hub's own `limits`. */
  readonly limits?: AppLimits;
}

type OwnFields = 'limits' | 'encryptionMasterKeyBase64';

/** An application with every default filled in. */
export interface App extends Required<Omit<AppConfig, OwnFields>> {
  /** Null where its encrypted channels cannot be authorised here. */
  readonly encryptionMasterKeyBase64: string | null;
  readonly limits: Required<AppLimits>;
}

/** The development application, with the id, key and secret that soketi made customary. */
export const defaultApp: AppConfig = { id: 'app-id', key: 'app-key', secret: 'app-secret' };

/** The limits of apps that say nothing else. */
export const defaultLimits: Required<AppLimits> = {
  connections: 0,
  members: 0,
  userInfoBytes: 0,
  eventBytes: 10_240,
  messageBytes: 102_400,
  cacheBytes: 4_194_304,
  clientEventsPerSecond: 10,
};

/** Whether a figure exceeds a limit, where there is one. */
export const isOver = (figure: number, limit: number): boolean => limit > 0 && figure > limit;

/** The applications of a hub. */
export interface Apps {
  readonly all: readonly App[];
  byId(id: string): App | undefined;
  byKey(key: string): App | undefined;
}

function checkNames(config: AppConfig): void {
  for (const field of ['id', 'key', 'secret'] as const) {
    if (typeof config[field] !== 'string' || config[field] === '') {
      throw new Error(`An app needs a non-empty string as its ${field}.`);
    }
  }
}

function checkLimits(limits: AppLimits): void {
  for (const [name, figure] of Object.entries(limits) as [string, unknown][]) {
    if (!Object.hasOwn(defaultLimits, name)) throw new Error(`There is no limit called "${name}".`);
    if (typeof figure !== 'number' || !(figure >= 0)) {
      throw new Error(`The limit ${name} must be a number, 0 or more (0: no limit).`);
    }
  }
}

function checkSwitches(config: AppConfig): void {
  const named = `of the app "${config.id}"`;
  for (const field of ['enabled', 'clientEvents', 'subscriptionCounts'] as const) {
    if (!['boolean', 'undefined'].includes(typeof config[field])) {
      throw new Error(`The ${field} ${named} must be true or false.`);
    }
  }
  const { authorizationTimeoutMs = 0, encryptionMasterKeyBase64: masterKey } = config;
  if (!(typeof authorizationTimeoutMs === 'number' && authorizationTimeoutMs >= 0)) {
    throw new Error(`The authorizationTimeoutMs ${named} must be a number, 0 or more (0: never).`);
  }
  const fault = masterKey === undefined ? null : masterKeyFault(masterKey);
  if (fault !== null) throw new Error(`The encryptionMasterKeyBase64 ${named} ${fault}.`);
}

/** What holds for apps that say nothing else. */
export interface AppDefaults {
  readonly limits?: AppLimits;
  readonly subscriptionCounts?: boolean;
}

function completeApp(config: AppConfig, { limits, subscriptionCounts = true }: AppDefaults): App {
  checkNames(config);
  checkSwitches(config);
  checkLimits(config.limits ?? {});
  return {
    enabled: true,
    clientEvents: true,
    subscriptionCounts,
    authorizationTimeoutMs: 0,
    encryptionMasterKeyBase64: null,
    ...config,
    limits: { ...defaultLimits, ...limits, ...config.limits },
  };
}

/**
 * Checks the applications and makes them findable.
 * @throws Error with a sentence where an id, key, secret or limit cannot be used
 */
export function createApps(configs: readonly AppConfig[], defaults: AppDefaults = {}): Apps {
  checkLimits(defaults.limits ?? {});
  if (configs.length === 0) throw new Error('The server needs at least one app.');
  const ids = new Map<string, App>();
  const keys = new Map<string, App>();
  for (const config of configs) {
    const app = completeApp(config, defaults);
    if (ids.has(app.id)) throw new Error(`Two apps have the id "${app.id}".`);
    if (keys.has(app.key)) throw new Error(`Two apps have the key "${app.key}".`);
    ids.set(app.id, app);
    keys.set(app.key, app);
  }
  return { all: [...ids.values()], byId: (id) => ids.get(id), byKey: (key) => keys.get(key) };
}
