/** The doors of the server that have a port of their own. */
export type PortName = 'port' | 'tcpPort' | 'tcpFramePort';

/** What there is to know of a port: where it is by default, and how to put it elsewhere. */
export interface PortFacts {
  readonly name: PortName;
  readonly what: string;
  /** Without its dashes; the variable of the environment is `COPRESENT_` and the same words. */
  readonly flag: 'port' | 'tcp-port' | 'tcp-frame-port';
  readonly byDefault: number;
}

/** Every port, in the order in which they are opened. */
export const ports: Readonly<Record<PortName, PortFacts>> = {
  port: { name: 'port', what: 'WebSocket and HTTP', flag: 'port', byDefault: 6001 },
  tcpPort: {
    name: 'tcpPort',
    what: 'TCP, a line a message',
    flag: 'tcp-port',
    byDefault: 6002,
  },
  tcpFramePort: {
    name: 'tcpFramePort',
    what: 'TCP, a length before each message',
    flag: 'tcp-frame-port',
    byDefault: 6003,
  },
};

/** The variable of the environment that stands for a flag. */
export function variableOf(flag: string): string {
  return `COPRESENT_${flag.replaceAll('-', '_').toUpperCase()}`;
}
