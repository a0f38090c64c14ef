import { isRecord } from '../lib/json.js';
import type { AppConfig, AppLimits } from './apps.js';
import { ServerError } from './server-error.js';
import { masterKeyFault } from './shared-secret.js';

/** What a configuration file may hold. Ports and figures are looked at by whoever uses them. */
export interface ConfigFile {
  readonly port?: unknown;
  readonly tcpPort?: unknown;
  readonly tcpFramePort?: unknown;
  readonly host?: string;
  readonly origins?: readonly string[];
  readonly apps?: readonly AppConfig[];
  readonly limits?: AppLimits;
  readonly activityTimeoutMs?: number;
  readonly subscriptionCounts?: boolean;
  readonly cacheTtlMs?: number;
  readonly quiet?: boolean;
}

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';
const isAbove0: Check = (value) => typeof value === 'number' && value > 0;
const isBoolean: Check = (value) => typeof value === 'boolean';
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** What a field must be, as a sentence would say it, and whether it is. */
type Fields = Readonly<Record<string, readonly [wanted: string, check: Check]>>;

const fileFields: Fields = {
  port: ['a port', () => true],
  tcpPort: ['a port', () => true],
  tcpFramePort: ['a port', () => true],
  host: ['a string', isString],
  origins: ['a list of strings', listOf(isString)],
  apps: ['a list of objects', listOf(isRecord)],
  limits: ['an object', isRecord],
  activityTimeoutMs: ['a number of milliseconds above 0', isAbove0],
  subscriptionCounts: ['true or false', isBoolean],
  cacheTtlMs: ['a number of milliseconds above 0', isAbove0],
  quiet: ['true or false', isBoolean],
};

const appFields: Fields = {
  id: ['a string', isString],
  key: ['a string', isString],
  secret: ['a string', isString],
  enabled: ['true or false', isBoolean],
  clientEvents: ['true or false', isBoolean],
  subscriptionCounts: ['true or false', isBoolean],
  authorizationTimeoutMs: [
    'a number of milliseconds, 0 or more (0: never)',
    (value) => typeof value === 'number' && value >= 0,
  ],
  encryptionMasterKeyBase64: ['the base64 of 32 bytes', (value) => masterKeyFault(value) === null],
  limits: ['an object', isRecord],
};

function checkFields(record: Readonly<Record<string, unknown>>, fields: Fields, where: string): void {
  for (const [name, value] of Object.entries(record)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      const known = Object.keys(fields).join(', ');
      throw new ServerError('bad-option', `${where} has an unknown field "${name}": it may have ${known}.`);
    }
    const [wanted, check] = field;
    if (!check(value)) throw new ServerError('bad-option', `"${name}" in ${where} must be ${wanted}.`);
  }
}

/** Why a text is no JSON, without the piece of it that the runtime may quote: the file has secrets. */
const faultOf = (error: unknown): string => (error as Error).message.replace(/, (\.\.\.)?"[^]*$/, '');

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServerError('bad-option', `${path} is not valid JSON: ${faultOf(error)}.`);
  }
}

/**
 * Checks the text of a configuration file.
 * @throws ServerError with a sentence that names the file and the field
 */
export function parseConfigFile(text: string, path: string): ConfigFile {
  const value = parse(text, path);
  if (!isRecord(value)) throw new ServerError('bad-option', `${path} must hold a JSON object.`);
  checkFields(value, fileFields, path);
  const file = value as ConfigFile;
  for (const app of file.apps ?? []) {
    checkFields({ ...app }, appFields, `an app of ${path}`);
  }
  return file;
}
