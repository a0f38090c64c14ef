import { parseArgs } from 'node:util';
import { type AppConfig, defaultApp } from './apps.js';
import { type ConfigFile, parseConfigFile } from './config-file.js';
import type { ServerOptions } from './listen.js';
import { type PortFacts, ports, variableOf } from './ports.js';
import { ServerError } from './server-error.js';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'serve'; readonly options: ServerOptions; readonly quiet: boolean }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

/** Where a command comes from: nothing else is read. */
export interface CommandSources {
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file; throws where there is none. */
  readonly readFile: (path: string) => string;
}

const flags = {
  port: { type: 'string' },
  'tcp-port': { type: 'string' },
  'tcp-frame-port': { type: 'string' },
  host: { type: 'string' },
  'app-id': { type: 'string' },
  'app-key': { type: 'string' },
  'app-secret': { type: 'string' },
  origin: { type: 'string' },
  config: { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

type Flag = keyof typeof flags;

/** What was written on the command line. */
interface Line {
  readonly command: string | undefined;
  readonly values: ReadonlyMap<Flag, string>;
  readonly origins: readonly string[];
}

const wrong = (message: string): ServerError => new ServerError('bad-option', message);

function checkFlag(name: string, value: string | undefined): asserts name is Flag {
  if (!Object.hasOwn(flags, name)) throw wrong(`There is no option --${name}: see copresent --help.`);
  const wantsValue = flags[name as Flag].type === 'string';
  if (wantsValue && (value === undefined || value === '' || value.startsWith('--'))) {
    throw wrong(`--${name} wants a value.`);
  }
  if (!wantsValue && value !== undefined) throw wrong(`--${name} takes no value.`);
}

function readLine(args: readonly string[]): Line {
  // not its strict mode, whose messages run over several sentences
  const { tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const commands: string[] = [];
  const origins: string[] = [];
  const values = new Map<Flag, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') commands.push(token.value);
    if (token.kind !== 'option') continue;
    if (!token.rawName.startsWith('--'))
      throw wrong(`There is no option ${token.rawName}: see copresent --help.`);
    checkFlag(token.name, token.value);
    if (token.name === 'origin') origins.push(token.value ?? '');
    else values.set(token.name, token.value ?? '');
  }
  if (commands.length > 1) throw wrong(`"${commands[1]}" is one word too many: see copresent --help.`);
  return { command: commands[0], values, origins };
}

/** A value, and what to call the place that it came from. */
interface Found<Value> {
  readonly value: Value;
  readonly where: string;
}

/** What the command line says, else what the environment says. */
function find(line: Line, env: CommandSources['env'], flag: Flag): Found<string> | undefined {
  const flagValue = line.values.get(flag);
  if (flagValue !== undefined) return { value: flagValue, where: `--${flag}` };
  const variable = variableOf(flag);
  const value = env[variable];
  return value === undefined || value === '' ? undefined : { value, where: variable };
}

function readPort({ value, where }: Found<unknown>, mayBeOff: boolean): number | false {
  if (mayBeOff && (value === 'off' || value === false)) return false;
  const port = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  const wanted = `a whole number from 0 to 65535${mayBeOff ? ', or off' : ''}`;
  throw wrong(`${where} must be ${wanted}, not ${JSON.stringify(value)}.`);
}

/** Only what was given: the rest has its defaults elsewhere. */
type Given = { -readonly [Name in keyof ServerOptions]: ServerOptions[Name] };

function readConfigFile(path: string, readFile: CommandSources['readFile']): ConfigFile {
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    throw new ServerError('bad-option', `${path} cannot be read: ${(error as Error).message}.`, error);
  }
  return parseConfigFile(text, path);
}

function readApps(line: Line, env: CommandSources['env'], file: ConfigFile): readonly AppConfig[] {
  const [first = defaultApp, ...others] = file.apps ?? [];
  const field = (name: 'id' | 'key' | 'secret'): string =>
    find(line, env, `app-${name}`)?.value ?? first[name];
  return [{ ...first, id: field('id'), key: field('key'), secret: field('secret') }, ...others];
}

function readOptions(
  line: Line,
  { env, readFile }: CommandSources,
): { options: ServerOptions; quiet: boolean } {
  const config = find(line, env, 'config');
  const file = config === undefined ? {} : readConfigFile(config.value, readFile);
  const { port: _port, tcpPort: _tcpPort, tcpFramePort: _tcpFramePort, quiet = false, ...rest } = file;
  const options: Given = { ...rest, apps: readApps(line, env, file) };

  const portOf = ({ name, flag }: PortFacts): Found<unknown> | undefined => {
    const inFile = file[name];
    const where = `"${name}" in ${config?.value ?? ''}`;
    return find(line, env, flag) ?? (inFile === undefined ? undefined : { value: inFile, where });
  };
  const [port, tcpPort, tcpFramePort] = [ports.port, ports.tcpPort, ports.tcpFramePort].map(portOf);
  if (port !== undefined) options.port = Number(readPort(port, false));
  if (tcpPort !== undefined) options.tcpPort = readPort(tcpPort, true);
  if (tcpFramePort !== undefined) options.tcpFramePort = readPort(tcpFramePort, true);

  const host = find(line, env, 'host');
  if (host !== undefined) options.host = host.value;
  if (line.origins.length > 0) options.origins = line.origins;
  return { options, quiet: quiet || line.values.has('quiet') };
}

/**
 * Reads what to do from the command line, the environment and, where one of them names it, a JSON file. Never throws.
 *
 * @example
 * readCommand({ args: ['serve', '--port', '7001'], env: {}, readFile });
 * // { kind: 'serve', options: { port: 7001, apps: [ … ] }, quiet: false }
 */
export function readCommand(sources: CommandSources): Command {
  try {
    const line = readLine(sources.args);
    if (line.values.has('version')) return { kind: 'version' };
    if (line.values.has('help') || line.command === undefined) return { kind: 'help' };
    if (line.command !== 'serve')
      throw wrong(`There is no command "${line.command}": it is copresent serve.`);
    return { kind: 'serve', ...readOptions(line, sources) };
  } catch (error) {
    if (error instanceof ServerError) return { kind: 'wrong', message: error.message };
    throw error;
  }
}
