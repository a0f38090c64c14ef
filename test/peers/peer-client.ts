import type { HandLine, HandWire } from '../support/hand-wire.js';

/** A question to the application's authorisation, which waits for the test to answer it. */
export interface AuthorizationQuestion {
  readonly socketId: string;
  readonly channel: string;
  /** Signs as `app-key:socket:channel`. */
  answer(): void;
  /** An answer that is the server's own failure. */
  fail(): void;
}

/** A client under test: what a scenario may ask of copresent and of pusher-js alike. */
export interface PeerClient {
  readonly wire: HandWire;
  /** What it asked of the application's authorisation, in order. */
  readonly questions: readonly AuthorizationQuestion[];
  /** What the channel said of failed subscriptions. */
  readonly failures: readonly string[];
  /** Errors that were thrown at whoever delivered a frame. */
  readonly thrown: readonly unknown[];
  connect(): Promise<void>;
  /** Opens the last line, and greets on it. */
  greet(socketId?: string, activitySeconds?: number): Promise<HandLine>;
  advance(ms: number): Promise<void>;
  connection(): { readonly status: string; readonly socketId: string | null | undefined };
  /** As one user of the channel; gives the way to leave it. */
  subscribe(channel: string): () => void;
  /** What an application would do to have a failed subscription again. */
  again(channel: string): void;
  /** Whether the client still has the channel. */
  has(channel: string): boolean;
  isSubscribed(channel: string): boolean;
  on(channel: string, event: string, handler: (data: unknown) => void): void;
  /** Whether it says that the event was sent. */
  trigger(channel: string, event: string, data: unknown): boolean | 'queued';
  /** Who is there, who oneself is, and whose join was told. */
  people(channel: string): {
    readonly ids: readonly string[];
    readonly me: string | null;
    readonly joins: readonly string[];
  };
  subscriptionCount(channel: string): number | null | undefined;
  /** Stops every listener of the application to the connection. */
  stopHearingConnection(): void;
  disconnect(): void;
}
