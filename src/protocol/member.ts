/**
 * A person in a presence channel. One entry a user, however many tabs they have open.
 * @typeParam I what the application's server put into `user_info`
 */
export interface Member<I = unknown> {
  /** The user's id. Always a string, also where the server sends a number. */
  readonly id: string;
  /** The `user_info` that the application's server signed; undefined where there is none. */
  readonly info: I;
  /** This is the user of this engine. */
  readonly isMe: boolean;
}
