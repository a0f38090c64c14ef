import { defaultApp, defaultLimits } from './apps.js';
import { ports } from './ports.js';

/** A field of the configuration file. */
type Row = readonly [field: string, what?: string, byDefault?: string | number];

const fileRows: readonly Row[] = [
  ['port, tcpPort, tcpFramePort, host, origins, quiet: as above'],
  ['activityTimeoutMs', 'silence before a client is asked for a sign of life', 120_000],
  ['subscriptionCounts', 'tell subscribers how many they are', 'true'],
  ['cacheTtlMs', 'how long a cache channel keeps its last event', 1_800_000],
  ['limits', 'an object of these; 0 is no limit'],
  ['  connections', 'of an app at one time', defaultLimits.connections],
  ['  members', 'of a presence channel', defaultLimits.members],
  ['  userInfoBytes', "of a member's user_info", defaultLimits.userInfoBytes],
  ['  eventBytes', 'of the data of an event', defaultLimits.eventBytes],
  ['  messageBytes', 'of any message from a client', defaultLimits.messageBytes],
  ['  cacheBytes', "of the events that an app's cache channels keep", defaultLimits.cacheBytes],
  ['  clientEventsPerSecond', 'of one connection', defaultLimits.clientEventsPerSecond],
  ['apps', 'a list of objects with id, key, secret and these'],
  ['  enabled', 'take connections', 'true'],
  ['  clientEvents', 'let clients send events', 'true'],
  ['  subscriptionCounts, limits', 'as above, for this app'],
  ['  authorizationTimeoutMs', 'close who has not signed in or joined a private', 0],
  ['', 'or presence channel by then; 0: never'],
  ['  encryptionMasterKeyBase64', '32 bytes in base64: the keys of encrypted channels'],
];

const line = ([field, what = '', byDefault = '']: Row): string =>
  `  ${field.padEnd(30)}${what.padEnd(54)}${byDefault}`.trimEnd();

/** What `--help` prints. */
export function helpText(): string {
  return `copresent serve - the development server of copresent

  copresent serve [options]

  --port <n>              WebSocket and HTTP                    COPRESENT_PORT            ${ports.port.byDefault}
  --tcp-port <n>          TCP, a line a message                 COPRESENT_TCP_PORT        ${ports.tcpPort.byDefault}
  --tcp-frame-port <n>    TCP, a length before each message     COPRESENT_TCP_FRAME_PORT  ${ports.tcpFramePort.byDefault}
  --host <address>        where to listen                       COPRESENT_HOST            127.0.0.1
  --app-id <id>           the (first) app's id                  COPRESENT_APP_ID          ${defaultApp.id}
  --app-key <key>         its public key                        COPRESENT_APP_KEY         ${defaultApp.key}
  --app-secret <secret>   its secret                            COPRESENT_APP_SECRET      ${defaultApp.secret}
  --origin <origin>       pages that may connect beside those of this machine; may be repeated
  --config <file.json>    the same and more: apps, limits       COPRESENT_CONFIG
  --quiet                 print errors only
  --help, --version

Ports: 0 is any that is free; a TCP port may be "off". Flags win over variables, variables over the file.

The file holds a JSON object; every field may be left out; times are in milliseconds:

${fileRows.map(line).join('\n')}
`;
}
