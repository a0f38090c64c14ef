/** Which family of servers is at the other end; they differ where the protocol is silent (PROTOCOL 3). */
export type Dialect = 'pusher' | 'push-service';

/** Told by the shape of the socket id: the push service's is 20 hexadecimal digits. */
export function dialectOf(socketId: string): Dialect {
  return /^[0-9a-f]{20}$/i.test(socketId) ? 'push-service' : 'pusher';
}
