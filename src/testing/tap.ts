import type { AcceptMemory } from '../transport/memory.js';

/** Whether the client says it or hears it. */
export type FrameDirection = 'out' | 'in';

/** Hears what passes a line, as it is: what a fault loses of the server's words never passes. */
export function tapped(
  accept: AcceptMemory,
  hear: (direction: FrameDirection, text: string) => void,
): AcceptMemory {
  return (peer, url) => {
    const line = accept(
      {
        send(text) {
          hear('in', text);
          peer.send(text);
        },
        close: peer.close,
      },
      url,
    );
    return {
      closed: line.closed,
      receive(text) {
        hear('out', text);
        line.receive(text);
      },
    };
  };
}
