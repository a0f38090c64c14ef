/** A hook: what it gives, and when the component that calls it renders again. */
export interface HookDoc {
  readonly name: string;
  readonly gives: string;
  readonly renders: string;
}

const never = 'Never by itself.';
const anyOfIt = 'When anything of it changes.';

/** The hooks that know the protocol. */
export const coreHooks: readonly HookDoc[] = [
  {
    name: 'useConnection',
    gives:
      '`status`, `since`, `socketId`, `attempt`, `retryAt`, `error`, `latencyMs`, `everConnected`; or what a selector takes of them. It connects nothing.',
    renders: 'When what was selected changes.',
  },
  {
    name: 'useConnectionEvents',
    gives: 'Calls `onLost`, `onRestored` and `onFailed`, once for each gap that lasts longer than `after`.',
    renders: never,
  },
  {
    name: 'useChannel',
    gives: 'Holds a channel: `status`, `error`, `ready`, `retry`, `trigger`, `subscriptionCount`.',
    renders: 'When the subscription changes; not when members come and go.',
  },
  {
    name: 'useChannels',
    gives: 'Holds a list of channels that may change: an entry for each.',
    renders: 'When one of the subscriptions changes.',
  },
  {
    name: 'useChannelReady',
    gives: 'Suspends until the channel is subscribed for the first time.',
    renders: 'Once, when it is; never again when the connection drops.',
  },
  {
    name: 'useEvent',
    gives: 'Calls the handler of the latest render. A new one never resubscribes.',
    renders: never,
  },
  {
    name: 'useEventLog',
    gives: 'The data of the latest events, oldest first, at most `limit`.',
    renders: 'With each event.',
  },
  {
    name: 'useEventReducer',
    gives: 'State that events make, by a pure function each.',
    renders: 'When the state changes.',
  },
  {
    name: 'usePresence',
    gives:
      '`me`, `others`, `members`, `count`, `status`, `complete`, `stale`; or what a selector takes of them.',
    renders: 'When what was selected changes, compared by its entries.',
  },
  {
    name: 'usePresenceCount',
    gives: 'How many are here, oneself included.',
    renders: 'When the number changes.',
  },
  {
    name: 'usePresenceMember',
    gives: 'One member, or null.',
    renders: 'When that member comes, goes or changes.',
  },
  { name: 'usePresenceEvents', gives: 'Calls `onJoin`, `onLeave` and `onSync`.', renders: never },
  {
    name: 'useTrigger',
    gives: 'A function that sends client events and says at once whether it did, and if not, why.',
    renders: never,
  },
  {
    name: 'useTyping',
    gives: '`typing`, `count`, `getInputProps`, `start`, `stop`.',
    renders: 'When somebody begins or stops.',
  },
  {
    name: 'useCursors',
    gives: '`cursors`, `pathOf`, `onPath`, `getAreaProps`, `move`, `leave`.',
    renders: 'When a cursor comes or goes; never when one moves.',
  },
  { name: 'useReactions', gives: '`react`; calls `onReaction`.', renders: never },
  {
    name: 'useMyState',
    gives: '`mine`, `setMine`, and what the others said of theirs, by id.',
    renders: 'When one’s own or another’s state changes.',
  },
  { name: 'useUser', gives: 'Who is signed in on this connection. It connects nothing.', renders: anyOfIt },
  { name: 'useUserEvent', gives: 'Calls the handler for what the server sends to the user.', renders: never },
  {
    name: 'useWatchlist',
    gives: '`online` and `isOnline` for the people that one watches.',
    renders: 'When one of them comes or goes.',
  },
  {
    name: 'useEngine',
    gives: 'The engine of the nearest provider.',
    renders: 'When the provider makes another engine.',
  },
  {
    name: 'usePersonMapping',
    gives: 'How the provider shows members.',
    renders: 'When the mapping is another function.',
  },
];

/** The hooks under the components. */
export const componentHooks: readonly HookDoc[] = [
  {
    name: 'useActivity',
    gives: '`active`, `idle` or `away`: what this user does on this page.',
    renders: 'When that changes.',
  },
  { name: 'useAnnounce', gives: 'The voice of the nearest `Announcer`.', renders: never },
  {
    name: 'useChannelGate',
    gives: '`state`, `error`, `retrying`, `retry`.',
    renders: 'When the gate’s state changes.',
  },
  {
    name: 'useConnectionBanner',
    gives: '`state`, `unstable`, `retryAt`, `error`, `busy`, `retry`.',
    renders: 'With the connection, and when a waiting time is over.',
  },
  {
    name: 'useConnectionDisplay',
    gives: 'The calm `status` and `unstable` of a connection.',
    renders: 'When what is shown changes.',
  },
  {
    name: 'useDistinctColors',
    gives: '`colorOf(id)`: up to ten people have ten colours.',
    renders: 'When members come and go.',
  },
  {
    name: 'useEventFeed',
    gives: '`entries`, `perSecond`, `skipped`, `total`, `clear`.',
    renders: 'Ten times a second at most.',
  },
  {
    name: 'useField',
    gives: '`state`, `owner`, `viewers`, `lost`, `getInputProps` and what can be done.',
    renders: 'When the field’s state changes.',
  },
  { name: 'useLiveCount', gives: '`count` and `staleSince`.', renders: 'Once a second at most.' },
  {
    name: 'useMemberList',
    gives: '`members`, `total`, `stale`, `staleSince`.',
    renders: 'When members come and go.',
  },
  {
    name: 'usePresenceNotices',
    gives: '`notices` and `dismiss`; calls `notify`.',
    renders: 'When there is a notice, or one goes.',
  },
  {
    name: 'usePresencePrivacy',
    gives: '`choices` and `choose`.',
    renders: 'When a choice is made, in any tab.',
  },
  {
    name: 'useReactionCounts',
    gives: '`counts` and `toggle`, for reactions that stay.',
    renders: 'When somebody reacts or takes it back.',
  },
  {
    name: 'useViewingNow',
    gives: '`members`, everyone but oneself, and `stale`.',
    renders: 'When members come and go.',
  },
];
