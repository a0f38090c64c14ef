import type { AddressInfo, Server } from 'node:net';
import { type PortFacts, variableOf } from './ports.js';
import { ServerError } from './server-error.js';

function explain(error: NodeJS.ErrnoException, facts: PortFacts, port: number, host: string): ServerError {
  const elsewhere = `choose another with --${facts.flag} or ${variableOf(facts.flag)}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ServerError('port-in-use', `Port ${port} (${facts.what}) is in use: ${elsewhere}.`, error);
    case 'EACCES':
      return new ServerError(
        'port-refused',
        `Port ${port} (${facts.what}) is not open to this user: ${elsewhere}.`,
        error,
      );
    default:
      return new ServerError(
        'host-unknown',
        `The server cannot listen on ${host}: it is not an address of this machine; give another with --host.`,
        error,
      );
  }
}

/** Starts to listen; gives the port, which the system chose where `port` is 0. Rejects with a ServerError. */
export function openPort(server: Server, facts: PortFacts, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      reject(explain(error, facts, port, host));
    };
    server.once('error', failed);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening; resolves when the last line has ended. */
export function closePort(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
