/**
 * What a client must do about a close (PROTOCOL 2.5).
 * - `stop`: do not reconnect unchanged (4001-4099)
 * - `secure`: once more, with TLS (4000)
 * - `patient`: reconnect, after at least a second (4100-4199, 4300 and above, 1002, 1003)
 * - `retry`: reconnect (4200-4299, and every other code, or none)
 */
export type CloseAction = 'stop' | 'secure' | 'patient' | 'retry';

/** Codes of the protocol itself, as opposed to those of WebSocket. */
export function isProtocolCode(code: number | null): code is number {
  return code !== null && code >= 4000 && code <= 4999;
}

export function closeAction(code: number | null): CloseAction {
  if (code === 1002 || code === 1003) return 'patient';
  if (!isProtocolCode(code)) return 'retry';
  if (code < 4100) return code === 4000 ? 'secure' : 'stop';
  return code >= 4200 && code < 4300 ? 'retry' : 'patient';
}
