import type { Fault } from '../../src/testing.js';
import type { Framing } from '../../src/transport/framing.js';
import type { Transport } from '../../src/transport/transport.js';

/** Bytes as the text that a memory line carries: a character each. */
export const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const asBytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Cuts a stream into the pieces in which it arrives. */
export type Cut = (bytes: string) => readonly string[];

/** A TCP line without a socket: what the inner transport carries are bytes, a character each. */
export function framedTransport(inner: Transport, framing: Framing): Transport {
  return {
    keyIn: 'first-message',
    open(url, handlers) {
      const decoder = framing.createDecoder();
      let over = false;
      const isOver = (): boolean => over; // a handler may close the line in the middle of a piece
      const line = inner.open(url, {
        opened: handlers.opened,
        message(text) {
          const { messages, error } = decoder.push(asBytes(text));
          for (const message of messages) if (!isOver()) handlers.message(message);
          if (error === null || isOver()) return;
          over = true;
          line.close();
          handlers.closed({ code: null, reason: error, clean: false });
        },
        closed({ reason, clean }) {
          over = true;
          handlers.closed({ code: null, reason, clean });
        },
      });
      return {
        send: (text) => line.send(asText(framing.encode(text))),
        close() {
          over = true;
          line.close();
        },
      };
    },
  };
}

/** The server's end of a {@link framedTransport}. */
export function framedDoor(framing: Framing, cut: Cut): Fault {
  return (accept) => (peer, url) => {
    const decoder = framing.createDecoder();
    const send = (text: string): void => {
      for (const piece of cut(asText(framing.encode(text)))) peer.send(piece);
    };
    const line = accept({ send, close: peer.close }, url);
    return {
      closed: line.closed,
      receive(text) {
        for (const message of decoder.push(asBytes(text)).messages) line.receive(message);
      },
    };
  };
}
