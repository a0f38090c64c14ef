// How long things wait before they are shown or taken away. All of it is data, so that nothing flickers for want of an
// entry. Groups of their own: a component takes only those that it reads.

/** A lost connection. */
export const degradedTimings = {
  /** Named only after this long: most come back sooner. */
  badgeAfterMs: 2_000,
};

/** What a banner tells. */
export const bannerTimings = {
  /** A lost connection, after this long. */
  lostAfterMs: 5_000,
  /** That the browser says that there is no network: sooner, it is a strong hint. */
  offlineAfterMs: 1_000,
  /** How long it says that the connection is back, where it told of the loss. */
  restoredForMs: 3_000,
  /** A pause between attempts that is shorter than this is not counted down. */
  countdownFromMs: 3_000,
  /** "Retry now" looks busy for at least this long. */
  minBusyMs: 800,
};

/** A connection that comes and goes. */
export const unstableTimings = {
  /** This many losses … */
  drops: 4,
  /** … within this time are one unstable connection. */
  windowMs: 60_000,
};

/** Somebody is gone. */
export const leaveTimings = {
  /** Who is back within this time never left, for announcements and notices. */
  graceMs: 8_000,
};

/** Who types. */
export const typingTimings = {
  ttlMs: 6_000,
  refreshMs: 2_500,
  minVisibleMs: 800,
  hideDelayMs: 1_000,
  announceAfterMs: 2_000,
};

/** Pointers of others. */
export const cursorTimings = {
  idleFadeMs: 3_000,
  ttlMs: 60_000,
};

/** Somebody does nothing, or looks elsewhere. */
export const activityTimings = {
  idleMs: 60_000,
  awayMs: 30_000,
};

/** What is said to assistive technology. */
export const announceTimings = {
  /** Who comes and goes within this time is said as one. */
  windowMs: 3_000,
  /** At least this long lies between two of one group. */
  groupGapMs: 10_000,
  /** At least this long lies between any two. */
  gapMs: 2_500,
  /** How long a text stays in the document. */
  ttlMs: 7_000,
};

/** The place of what is still being asked for. */
export const skeletonTimings = {
  /** Shown only after this long … */
  afterMs: 300,
  /** … and then for at least this long. */
  minMs: 500,
};

/** Lists that change while they are read. */
export const listTimings = {
  /** A list that was held still for this long offers to be put in order. */
  refreshAfterMs: 10_000,
  /** Over 200 people, a list changes at most this often. */
  crowdedEveryMs: 250,
};

/** Fields that one person edits at a time. */
export const fieldTimings = {
  /** A lock of which nothing is heard for so long is gone. */
  ttlMs: 15_000,
  /** Said again at this pace, for as long as it is held. */
  renewMs: 5_000,
  /** Who does nothing for so long can be relieved of it … */
  takeoverAfterMs: 30_000,
  /** … and lets go of it after this long. */
  idleReleaseMs: 60_000,
};

/** Every waiting time, as in {@link timings}. */
export interface Timings {
  readonly degraded: Readonly<typeof degradedTimings>;
  readonly unstable: Readonly<typeof unstableTimings>;
  readonly banner: Readonly<typeof bannerTimings>;
  readonly leave: Readonly<typeof leaveTimings>;
  readonly typing: Readonly<typeof typingTimings>;
  readonly cursor: Readonly<typeof cursorTimings>;
  readonly activity: Readonly<typeof activityTimings>;
  readonly announce: Readonly<typeof announceTimings>;
  readonly skeleton: Readonly<typeof skeletonTimings>;
  readonly list: Readonly<typeof listTimings>;
  readonly field: Readonly<typeof fieldTimings>;
}

/**
 * Every waiting time of the components, in milliseconds; a `ComponentsProvider` takes others, in part or whole.
 *
 * @example
 * <ComponentsProvider timings={{ degraded: { badgeAfterMs: timings.degraded.badgeAfterMs * 2 } }}>…
 */
export const timings: Timings = {
  degraded: degradedTimings,
  unstable: unstableTimings,
  banner: bannerTimings,
  leave: leaveTimings,
  typing: typingTimings,
  cursor: cursorTimings,
  activity: activityTimings,
  announce: announceTimings,
  skeleton: skeletonTimings,
  list: listTimings,
  field: fieldTimings,
};
