/** The doors of the server that have a port of their own. */
export type PortName = 'port' | 'tcpPort' | 'tcpFramePort';

/** What there is to know of a port: where it is by default, and how to put it elsewhere. */
export interface PortFacts {
  readonly name: PortName;
  readonly what: string;
  readonly flag: string;
  readonly env: string;
  readonly byDefault: number;
}

/** Every port, in the order in which they are opened. */
export const ports: Readonly<Record<PortName, PortFacts>> = {
  port: { name: 'port', what: 'WebSocket and HTTP', flag: '--port', env: 'COPRESENT_PORT', byDefault: 6001 },
  tcpPort: {
    name: 'tcpPort',
    what: 'TCP, a line a message',
    flag: '--tcp-port',
    env: 'COPRESENT_TCP_PORT',
    byDefault: 6002,
  },
  tcpFramePort: {
    name: 'tcpFramePort',
    what: 'TCP, a length before each message',
    flag: '--tcp-frame-port',
    env: 'COPRESENT_TCP_FRAME_PORT',
    byDefault: 6003,
  },
};
