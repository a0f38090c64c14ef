import { isRecord, parseJson } from '../lib/json.js';
import { quoted } from './json-text.js';

/** A message from a client, decoded. */
export type ClientFrame =
  | { readonly type: 'auth'; readonly key: string }
  | { readonly type: 'ping' }
  | { readonly type: 'pong' }
  | SignInFrame
  | SubscribeFrame
  | { readonly type: 'unsubscribe'; readonly channel: string }
  | ClientEventFrame;

export interface SignInFrame {
  readonly type: 'sign-in';
  readonly auth: string;
  /** The exact text that was signed. */
  readonly userData: string;
}

export interface SubscribeFrame {
  readonly type: 'subscribe';
  readonly channel: string;
  readonly auth: string;
  /** The exact text that was signed; null where there is none. */
  readonly channelData: string | null;
}

export interface ClientEventFrame {
  readonly type: 'client-event';
  readonly event: string;
  readonly channel: string;
  /** Undefined where the message has none. */
  readonly data: unknown;
}

/** What decoding gives: a frame, or a sentence that says why there is none. */
export type DecodedClientFrame =
  { readonly ok: true; readonly frame: ClientFrame } | { readonly ok: false; readonly message: string };

type Fields = Readonly<Record<string, unknown>>;

const is = (frame: ClientFrame): DecodedClientFrame => ({ ok: true, frame });
const not = (message: string): DecodedClientFrame => ({ ok: false, message });

/** Some client libraries encode `data` once more, as servers do. */
function dataFields(data: unknown): Fields {
  const value = typeof data === 'string' ? parseJson(data) : data;
  return isRecord(value) ? value : {};
}

function subscribe(data: Fields): DecodedClientFrame {
  const { channel, auth = '', channel_data: channelData = null } = data;
  if (typeof channel !== 'string') return not('pusher:subscribe needs a channel in its data, a string.');
  if (typeof auth !== 'string' && auth !== null) return not('The auth of pusher:subscribe must be a string.');
  if (typeof channelData !== 'string' && channelData !== null) {
    return not('The channel_data of pusher:subscribe must be a string: the exact text that was signed.');
  }
  return is({ type: 'subscribe', channel, auth: auth ?? '', channelData });
}

function signIn(data: Fields): DecodedClientFrame {
  const { auth, user_data: userData } = data;
  if (typeof auth !== 'string') return not('pusher:signin needs an auth in its data, a string.');
  return typeof userData === 'string'
    ? is({ type: 'sign-in', auth, userData })
    : not('pusher:signin needs a user_data in its data, a string: the exact text that was signed.');
}

function protocolFrame(event: string, message: Fields): DecodedClientFrame {
  const data = dataFields(message['data']);
  switch (event) {
    case 'pusher:ping':
      return is({ type: 'ping' });
    case 'pusher:pong':
      return is({ type: 'pong' });
    case 'pusher:signin':
      return signIn(data);
    case 'pusher:subscribe':
      return subscribe(data);
    case 'pusher:unsubscribe':
      return typeof data['channel'] === 'string'
        ? is({ type: 'unsubscribe', channel: data['channel'] })
        : not('pusher:unsubscribe needs a channel in its data, a string.');
    case 'pusher:auth':
      return typeof message['auth'] === 'string'
        ? is({ type: 'auth', key: message['auth'] })
        : not('pusher:auth needs the app key as auth at the top level, not under data.');
    default:
      return not(`Unknown event ${quoted(event)}.`);
  }
}

/** Reads one message from a client. It never throws, whatever the text holds. */
export function decodeClientFrame(text: string): DecodedClientFrame {
  const message = parseJson(text);
  if (message === undefined) return not('A message must be JSON, and this one is not.');
  if (!isRecord(message)) return not('A message must be a JSON object.');
  const { event, channel, data } = message;
  if (typeof event !== 'string') return not('A message must have an event, a string.');
  if (!event.startsWith('client-')) return protocolFrame(event, message);
  if (typeof channel !== 'string') return not(`The client event ${quoted(event)} needs a channel, a string.`);
  return is({ type: 'client-event', event, channel, data });
}
