import type { ChannelDefinitions } from './define-channels.js';

/**
 * Where an application says what its channels are, for all hooks and the engine. An interface, so that it can be
 * augmented.
 *
 * @example
 * declare module 'copresent' {
 *   interface Register {
 *     channels: typeof channels;
 *   }
 * }
 */
export interface Register {
  /** Set by nobody: it gives the compiler something to merge with. */
  readonly '~'?: never;
}

/** The channels of the application; loose where it registered none. */
export type RegisteredChannels = Register extends {
  readonly channels: infer Channels extends ChannelDefinitions;
}
  ? Channels
  : ChannelDefinitions;
