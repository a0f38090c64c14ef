import { createHmac } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/listen.js';

/** A server on free ports that ends with the test. */
export async function startTestServer(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await startServer({ port: 0, tcpPort: 0, tcpFramePort: 0, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** The port in an address of the server. */
export function portOf(url: string | null): number {
  if (url === null) throw new Error('That door is off.');
  return Number(new URL(url).port);
}

const signText = (text: string): string =>
  `app-key:${createHmac('sha256', 'app-secret').update(text).digest('hex')}`;

/** What an application's own server signs, computed without copresent. */
export const sign = (socketId: string, channel: string, channelData?: string): string =>
  signText([socketId, channel, ...(channelData === undefined ? [] : [channelData])].join(':'));

/** What it signs for a user. */
export const signUser = (socketId: string, userData: string): string =>
  signText(`${socketId}::user::${userData}`);
