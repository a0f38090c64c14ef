import { describe, expect, it } from 'vitest';
import { type Command, type CommandSources, readCommand } from '../../src/server/config.js';
import { helpText } from '../../src/server/help-text.js';

const noFile = (path: string): string => {
  throw new Error(`ENOENT: no such file, open '${path}'`);
};

function read(args: string, more: Partial<CommandSources> = {}): Command {
  return readCommand({ args: args.split(' ').filter(Boolean), env: {}, readFile: noFile, ...more });
}

const withFile = (content: unknown): Partial<CommandSources> => ({
  readFile: () => (typeof content === 'string' ? content : JSON.stringify(content)),
});

const defaults = { apps: [{ id: 'app-id', key: 'app-key', secret: 'app-secret' }] };

describe('copresent serve', () => {
  it('[CLI1] without options leaves every default to the server', () => {
    expect(read('serve')).toEqual({ kind: 'serve', options: defaults, quiet: false });
  });

  it('[CLI2] takes every flag', () => {
    const command = read(
      'serve --port 1 --tcp-port=2 --tcp-frame-port off --host ::1 --app-id i --app-key k --app-secret s ' +
        '--origin https://a.example --origin https://b.example --quiet',
    );
    expect(command).toEqual({
      kind: 'serve',
      options: {
        port: 1,
        tcpPort: 2,
        tcpFramePort: false,
        host: '::1',
        origins: ['https://a.example', 'https://b.example'],
        apps: [{ id: 'i', key: 'k', secret: 's' }],
      },
      quiet: true,
    });
  });

  it('[CLI3] takes the environment, in which an empty variable is none', () => {
    const env = {
      COPRESENT_PORT: '1',
      COPRESENT_TCP_PORT: '2',
      COPRESENT_TCP_FRAME_PORT: '3',
      COPRESENT_HOST: '',
      COPRESENT_APP_ID: 'i',
      COPRESENT_APP_KEY: 'k',
      COPRESENT_APP_SECRET: 's',
    };
    expect(read('serve', { env })).toEqual({
      kind: 'serve',
      options: { port: 1, tcpPort: 2, tcpFramePort: 3, apps: [{ id: 'i', key: 'k', secret: 's' }] },
      quiet: false,
    });
  });

  it('[CLI4] takes a JSON file, with more apps and their limits', () => {
    const apps = [
      { id: 'one', key: 'k1', secret: 's1', clientEvents: false, subscriptionCounts: false },
      {
        ...{ id: 'three', key: 'k3', secret: 's3', authorizationTimeoutMs: 30_000 },
        encryptionMasterKeyBase64: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
      },
      { id: 'two', key: 'k2', secret: 's2', limits: { members: 5 } },
    ];
    const file = {
      ...{ port: 1, tcpPort: 2, tcpFramePort: false, host: 'localhost', origins: ['https://a.example'] },
      ...{
        apps,
        limits: { eventBytes: 5 },
        activityTimeoutMs: 30_000,
        subscriptionCounts: false,
        cacheTtlMs: 60_000,
        quiet: true,
      },
    };
    const { quiet, ...options } = file;
    expect(read('serve --config some.json', withFile(file))).toEqual({ kind: 'serve', options, quiet });
  });

  it('[CLI5] a flag wins over the environment, and that over the file', () => {
    const more = {
      ...withFile({ port: 1, tcpPort: 1, tcpFramePort: 1, apps: [{ id: 'f', key: 'f', secret: 'f' }] }),
      env: {
        COPRESENT_CONFIG: 'some.json',
        COPRESENT_PORT: '2',
        COPRESENT_TCP_PORT: '2',
        COPRESENT_APP_KEY: 'e',
      },
    };
    expect(read('serve --port 3 --app-id a', more)).toMatchObject({
      options: { port: 3, tcpPort: 2, tcpFramePort: 1, apps: [{ id: 'a', key: 'e', secret: 'f' }] },
    });
  });

  it('[CLI6] explains itself where it is asked, or asked nothing', () => {
    expect([read('--help'), read('serve --help'), read('')]).toEqual(Array(3).fill({ kind: 'help' }));
    expect(read('--version')).toEqual({ kind: 'version' });
  });

  it.each([
    ['serve --prt 1', 'There is no option --prt: see copresent --help.'],
    ['serve -p 1', 'There is no option -p: see copresent --help.'],
    ['serve --constructor 1', 'There is no option --constructor: see copresent --help.'],
    ['serve --port', '--port wants a value.'],
    ['serve --port --quiet', '--port wants a value.'],
    ['serve --quiet=yes', '--quiet takes no value.'],
    ['serve --port abc', '--port must be a whole number from 0 to 65535, not "abc".'],
    ['serve --port -1', '--port must be a whole number from 0 to 65535, not "-1".'],
    ['serve --port 65536', '--port must be a whole number from 0 to 65535, not "65536".'],
    ['serve --port off', '--port must be a whole number from 0 to 65535, not "off".'],
    ['serve --tcp-port no', '--tcp-port must be a whole number from 0 to 65535, or off, not "no".'],
    ['server', 'There is no command "server": it is copresent serve.'],
    ['serve 6001', '"6001" is one word too many: see copresent --help.'],
  ])('[CLI7] says in a sentence what is wrong with: %s', (args, message) => {
    expect(read(args)).toEqual({ kind: 'wrong', message });
  });

  it('[CLI7] names the variable that is wrong', () => {
    expect(read('serve', { env: { COPRESENT_TCP_PORT: 'x' } })).toEqual({
      kind: 'wrong',
      message: 'COPRESENT_TCP_PORT must be a whole number from 0 to 65535, or off, not "x".',
    });
  });

  it.each([
    ['{', /^a\.json is not valid JSON: /],
    ['[]', /^a\.json must hold a JSON object\.$/],
    [{ ports: 1 }, /^a\.json has an unknown field "ports": it may have port, tcpPort, /],
    ['{"__proto__":1}', /^a\.json has an unknown field "__proto__"/],
    [{ port: '6001x' }, /^"port" in a\.json must be a whole number from 0 to 65535, not "6001x"\.$/],
    [{ host: 1 }, /^"host" in a\.json must be a string\.$/],
    [{ origins: 'x' }, /^"origins" in a\.json must be a list of strings\.$/],
    [{ apps: [1] }, /^"apps" in a\.json must be a list of objects\.$/],
    [{ apps: [{ id: 'a', key: 1 }] }, /^"key" in an app of a\.json must be a string\.$/],
    [{ apps: [{ name: 'a' }] }, /^an app of a\.json has an unknown field "name": it may have id, key, /],
    [{ limits: 5 }, /^"limits" in a\.json must be an object\.$/],
    [{ activityTimeoutMs: 0 }, /^"activityTimeoutMs" in a\.json must be a number of milliseconds above 0\.$/],
    [{ cacheTtlMs: -1 }, /^"cacheTtlMs" in a\.json must be a number of milliseconds above 0\.$/],
    [
      { apps: [{ subscriptionCounts: 1 }] },
      /^"subscriptionCounts" in an app of a\.json must be true or false\.$/,
    ],
    [
      { apps: [{ authorizationTimeoutMs: '5s' }] },
      /^"authorizationTimeoutMs" in an app of a\.json must be a number of milliseconds, 0 or more \(0: never\)\.$/,
    ],
    [
      { apps: [{ encryptionMasterKeyBase64: 'c2VjcmV0' }] },
      /^"encryptionMasterKeyBase64" in an app of a\.json must be the base64 of 32 bytes\.$/,
    ],
    [{ quiet: 'no' }, /^"quiet" in a\.json must be true or false\.$/],
  ])('[CLI8] says in a sentence what is wrong with a file: %j', (content, message) => {
    expect(read('serve --config a.json', withFile(content))).toEqual({
      kind: 'wrong',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    '{"apps":[{"secret":s3cret}]}',
    '{"apps":[{"secret":"s3cret"}',
    '{"secret":"s3cret",}',
    '"s3cret',
  ])('[CLI8] quotes nothing of a file that is no JSON: %s', (text) => {
    const command = read('serve --config a.json', withFile(text));
    expect(command).toMatchObject({
      kind: 'wrong',
      message: expect.stringMatching(/^a\.json is not valid JSON: \w/),
    });
    expect(JSON.stringify(command)).not.toContain('3cret');
  });

  it('[CLI6] explains every field that a file may have', () => {
    const help = helpText();
    const unknown = (content: object): string => {
      const command = read('serve --config a.json', withFile(content));
      return command.kind === 'wrong' ? command.message : '';
    };
    const fields = [{ x: 1 }, { apps: [{ x: 1 }] }].flatMap((content) =>
      /it may have (.*)\.$/.exec(unknown(content))![1]!.split(', '),
    );
    expect(fields).toContain('cacheTtlMs');
    expect(fields).toContain('encryptionMasterKeyBase64');
    expect(fields.filter((field) => !new RegExp(`\\b${field}\\b`).test(help))).toEqual([]);
  });

  it('[CLI8] says that a file cannot be read', () => {
    expect(read('serve --config gone.json')).toEqual({
      kind: 'wrong',
      message: expect.stringMatching(/^gone\.json cannot be read: ENOENT/),
    });
  });
});
