import type { Deadlines } from '../lib/deadlines.js';
import { isOver } from './apps.js';
import type { AppSpace, LiveConnection } from './app-space.js';
import { type ClientFrame, decodeClientFrame } from './client-frame.js';
import { type Door, type Refusal, versionRefusal } from './door.js';
import { quoted, utf8Length } from './json-text.js';
import { createLine, type HubPeer } from './line.js';
import type { Liveness } from './liveness.js';
import { serverFrames } from './server-frames.js';
import { createSession, type Session } from './session.js';

/** What a door calls. Neither ever throws. */
export interface HubConnection {
  /** One whole message from the client. */
  receive(text: string): void;
  /** The line is gone. */
  closed(): void;
}

/** What a connection needs of its hub. */
export interface ConnectionContext {
  readonly socketId: string;
  readonly activityTimeoutMs: number;
  readonly liveness: Liveness;
  /** Until when connections must be authorised. */
  readonly authorizations: Deadlines;
  /** Every connection that has not ended, admitted or not. */
  readonly connections: Set<LiveConnection>;
  now(): number;
  spaceByKey(key: string): AppSpace | undefined;
}

/** Room for the one message that is read before the app is known. */
const greetingBytes = 10_240;

const unauthorized = 4009;
const pongTimeout = 4201;

type Admission =
  { readonly ok: true; readonly space: AppSpace } | { readonly ok: false; readonly refusal: Refusal };

function decideAdmission(space: AppSpace | undefined, key: string, door: Door): Admission {
  const refuse = (code: number, message: string): Admission => ({ ok: false, refusal: { code, message } });
  if (space === undefined) return refuse(4001, `There is no app with the key ${quoted(key)}.`);
  const { app, connections } = space;
  if (!app.enabled) return refuse(4003, 'This app is disabled.');
  const unsuited = 'keyIn' in door ? null : versionRefusal(door);
  if (unsuited !== null) return { ok: false, refusal: unsuited };
  return isOver(connections.size + 1, app.limits.connections)
    ? refuse(4004, `This app may have ${app.limits.connections} connections at a time.`)
    : { ok: true, space };
}

/** The frame, or a sentence that says why there is none. */
function readFrame(text: string, limit: number): ClientFrame | string {
  if (isOver(utf8Length(text), limit)) return `A message may have ${limit} bytes.`;
  const decoded = decodeClientFrame(text);
  return decoded.ok ? decoded.frame : decoded.message;
}

/** One client's connection: admits it, reads its messages, and leaves everything when it ends. */
export function createHubConnection(context: ConnectionContext, peer: HubPeer, door: Door): HubConnection {
  const { socketId, liveness, connections } = context;
  const line = createLine(peer, leave);
  const self: LiveConnection = { socketId, send: line.send, close: line.close, refuse: line.refuse };
  const watch = liveness.watch({ ping, expire });
  const authorization = { due: expireUnauthorized };
  let home: { readonly space: AppSpace; readonly session: Session } | null = null;

  function leave(): void {
    watch.end();
    authorized();
    connections.delete(self);
    home?.space.connections.delete(socketId);
    home?.session.end();
  }

  function ping(): void {
    line.send(serverFrames.ping());
  }

  function expire(): void {
    line.refuse(
      home === null
        ? { code: unauthorized, message: 'No app key came in time.' }
        : { code: pongTimeout, message: 'Pong reply not received in time.' },
    );
  }

  function authorized(): void {
    context.authorizations.set(authorization, null);
  }

  function expireUnauthorized(): void {
    const message = 'Connection not authorized in time: sign in, or join a private or presence channel.';
    line.refuse({ code: unauthorized, message });
  }

  function greet(): void {
    line.send(serverFrames.established(socketId, context.activityTimeoutMs));
  }

  function admit(key: string): void {
    const admission = decideAdmission(context.spaceByKey(key), key, door);
    if (!admission.ok) {
      line.refuse(admission.refusal);
      return;
    }
    const { space } = admission;
    const greetAgain = 'keyIn' in door ? greet : null;
    home = { space, session: createSession(space, self, { now: context.now, authorized, greetAgain }) };
    space.connections.set(socketId, self);
    watch.heard();
    const { authorizationTimeoutMs } = space.app;
    if (authorizationTimeoutMs > 0) {
      context.authorizations.set(authorization, context.now() + authorizationTimeoutMs);
    }
    greet();
  }

  function receiveFirst(text: string): void {
    const frame = readFrame(text, greetingBytes);
    if (typeof frame !== 'string' && frame.type === 'auth') {
      admit(frame.key);
    } else {
      const wanted = 'The first message must be {"event":"pusher:auth","auth":"<app key>"}.';
      line.refuse({ code: unauthorized, message: typeof frame === 'string' ? `${wanted} ${frame}` : wanted });
    }
  }

  connections.add(self);
  if ('keyIn' in door) watch.expectGreeting();
  else admit(door.key);

  return {
    receive(text) {
      if (line.ended) return;
      if (home === null) {
        receiveFirst(text);
        return;
      }
      watch.heard();
      const frame = readFrame(text, home.space.app.limits.messageBytes);
      if (typeof frame === 'string') line.send(serverFrames.error(null, frame));
      else home.session.handle(frame);
    },
    closed: line.lost,
  };
}
