/** How it stands with a channel that has to be entered. */
export type GateState =
  | 'waiting-connection'
  | 'authorizing'
  | 'subscribing'
  | 'ready'
  | 'stale'
  | 'unauthenticated'
  | 'denied'
  | 'auth-error'
  | 'over-limit'
  | 'closed';

/** On its way, for the first time or for a new channel. */
export const waitingStates: readonly GateState[] = ['waiting-connection', 'authorizing', 'subscribing'];

/** What a gate is asked to say. */
export interface GateWords {
  readonly state: GateState;
  /** Another attempt comes by itself. */
  readonly retrying: boolean;
}

/** The words of `ChannelGate`. */
export const channelGateStrings = {
  joining: (): string => 'Joining the room…',
  heading: ({ state }: GateWords): string =>
    ({
      unauthenticated: 'Sign in to open this',
      denied: 'You don’t have access',
      'over-limit': 'The room is full',
      closed: 'You’re not connected',
      'auth-error': 'Couldn’t open the room',
    })[state as string] ?? '',
  reason: ({ state, retrying }: GateWords): string =>
    ({
      unauthenticated: 'You’re not signed in, or your session has ended.',
      denied: 'Ask someone in this room to let you in.',
      'over-limit': 'There is a limit to how many can be in it. Try again later.',
      closed: 'This page has left the room.',
      'auth-error': `The sign-in service didn’t answer.${retrying ? ' Trying again by itself.' : ''}`,
    })[state as string] ?? '',
  retry: (): string => 'Try again',
};

/** Words that replace English, as in {@link AvatarStrings}. */
export type ChannelGateStrings = typeof channelGateStrings;
