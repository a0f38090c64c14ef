import { createTokenBucket } from '../lib/token-bucket.js';
import { channelKind } from '../protocol/channel-name.js';
import type { AppSpace, LiveConnection } from './app-space.js';
import { decideClientEvent } from './client-event.js';
import type { ClientEventFrame, ClientFrame, SignInFrame, SubscribeFrame } from './client-frame.js';
import { serverFrames } from './server-frames.js';
import { decideSignIn } from './sign-in.js';
import { decideSubscription } from './subscribe.js';

/** What an admitted connection may do. */
export interface Session {
  handle(frame: ClientFrame): void;
  /** Leaves every channel, and signs out. */
  end(): void;
}

/** What a session needs beside its app. */
export interface SessionContext {
  now(): number;
  /** Somebody has vouched for this connection: it may stay. */
  authorized(): void;
  /** Sends the greeting; null where the key came with the URL and cannot come again. */
  readonly greetAgain: (() => void) | null;
}

const unauthorized = 4009;
const rateLimited = 4301;

export function createSession(space: AppSpace, subscriber: LiveConnection, context: SessionContext): Session {
  const { app } = space;
  const subscriptions = new Set<string>();
  const clientEvents = createTokenBucket(() => app.limits.clientEventsPerSecond);

  function complain(message: string, code: number | null = null, channel?: string): void {
    subscriber.send(serverFrames.error(code, message, channel));
  }

  function subscribe(frame: SubscribeFrame): void {
    const name = frame.channel;
    if (subscriptions.has(name)) {
      complain(`Existing subscription to channel ${name}`);
      return;
    }
    const applicant = { socketId: subscriber.socketId, user: space.users.userOf(subscriber) };
    const decision = decideSubscription(app, applicant, frame, space.channels.get(name));
    if (decision.ok) {
      if (channelKind(name) !== 'public') context.authorized();
      subscriptions.add(name);
      space.join(name, subscriber, decision.participant);
    } else {
      subscriber.send(serverFrames.subscriptionError(name, decision.refusal));
    }
  }

  function signIn(frame: SignInFrame): void {
    const refuse = (message: string): void => subscriber.refuse({ code: unauthorized, message });
    const decision = decideSignIn(app, subscriber.socketId, frame);
    const current = space.users.userOf(subscriber);
    if (!decision.ok) {
      refuse(decision.message);
    } else if (current !== undefined && current.id !== decision.user.id) {
      refuse('This connection is signed in as another user already.');
    } else {
      context.authorized();
      space.users.signIn(subscriber, decision.user, frame.userData);
    }
  }

  function unsubscribe(name: string): void {
    if (subscriptions.delete(name)) space.leave(name, subscriber);
  }

  function forward(frame: ClientEventFrame): void {
    const decision = decideClientEvent(app, subscriber, frame, space.channels.get(frame.channel));
    if (!decision.ok) {
      complain(decision.message, decision.code, frame.channel);
    } else if (!clientEvents.take(context.now())) {
      const limit = app.limits.clientEventsPerSecond;
      complain(`Client event rejected - over the limit of ${limit} a second`, rateLimited, frame.channel);
    } else {
      const { channel, dataJson } = decision;
      const userId = channel.roster?.participant(subscriber)?.id ?? null;
      const text = serverFrames.clientEvent(channel.name, frame.event, dataJson, userId);
      channel.broadcast(text, subscriber.socketId);
    }
  }

  function authenticateAgain(key: string): void {
    if (context.greetAgain === null) complain('The key of this connection came with its URL.');
    else if (key !== app.key) complain('This connection belongs to another key already.');
    else context.greetAgain();
  }

  return {
    handle(frame) {
      switch (frame.type) {
        case 'ping':
          subscriber.send(serverFrames.pong());
          break;
        case 'pong':
          break;
        case 'sign-in':
          signIn(frame);
          break;
        case 'subscribe':
          subscribe(frame);
          break;
        case 'unsubscribe':
          unsubscribe(frame.channel);
          break;
        case 'client-event':
          forward(frame);
          break;
        case 'auth':
          authenticateAgain(frame.key);
          break;
        default:
          frame satisfies never;
      }
    },
    end() {
      for (const name of subscriptions) space.leave(name, subscriber);
      space.users.signOut(subscriber);
    },
  };
}
