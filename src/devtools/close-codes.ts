import { closeAction, type CloseAction } from '../protocol/close-codes.js';

/** What servers of the protocol mean by the codes that they close with, and what WebSocket itself means by its own. */
const meanings: Readonly<Record<number, string>> = {
  1000: 'Closed normally.',
  1001: 'The server or the page is going away.',
  1002: 'One side broke the WebSocket protocol.',
  1003: 'One side got data that it does not take.',
  1006: 'The line was cut without a close: network, proxy or server gone.',
  1008: 'One side refused what it got.',
  1009: 'A message was too large.',
  1011: 'The server failed.',
  1012: 'The server restarts.',
  1013: 'The server asks to try again later.',
  1015: 'TLS failed.',
  4000: 'The application takes connections over TLS only.',
  4001: 'There is no application of this key.',
  4003: 'The application is disabled.',
  4004: 'The application has as many connections as it may have.',
  4005: 'The server has nothing under this path.',
  4006: 'The server cannot read the protocol’s version.',
  4007: 'The server does not speak this version of the protocol.',
  4008: 'The connection named no version of the protocol.',
  4009: 'The server takes this connection for unauthorised, or the application ended it.',
  4100: 'The server is over its capacity.',
  4200: 'The server asks to reconnect.',
  4201: 'The server heard no pong in time.',
  4202: 'The server closed a connection that was idle.',
  4301: 'Client events came too fast, and were refused.',
  4302: 'The watchlist is too long, and was cut.',
};

const consequences: Readonly<Record<CloseAction, string>> = {
  stop: 'copresent does not try again by itself.',
  secure: 'copresent tries once more, over TLS.',
  patient: 'copresent tries again after a second or more.',
  retry: 'copresent tries again.',
};

/** A close code in words, and what follows from it. */
export function explainClose(code: number | null): string {
  const meaning = code === null ? 'Closed without a code.' : (meanings[code] ?? rangeOf(code));
  return `${meaning} ${consequences[closeAction(code)]}`;
}

function rangeOf(code: number): string {
  if (code >= 4000 && code <= 4999) return 'A code of the server’s own.';
  if (code >= 3000 && code <= 3999) return 'A code of a library or framework.';
  return 'A code without an agreed meaning.';
}
