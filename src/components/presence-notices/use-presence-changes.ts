'use client';
import { useEffect, useState } from 'react';
import { useLatest } from '../../react/use-latest.js';
import type { Member } from '../../store/state.js';
import { useTimings } from '../foundations/settings.js';
import { announceTimings, leaveTimings } from '../foundations/timings.js';
import { createPresenceNotices, type NoticeTimings, type PresenceChange } from './create-presence-notices.js';

const nobody: readonly Member[] = [];

/** Hears who came and who went, as news: gathered, without the first list and without blips. */
export function usePresenceChanges(
  members: readonly Member[],
  onChange: (change: PresenceChange) => void,
  {
    first = nobody,
    ...own
  }: Partial<NoticeTimings> & { readonly first?: readonly Member[] | undefined } = {},
): void {
  const { graceMs } = useTimings('leave', leaveTimings);
  const { windowMs, groupGapMs } = useTimings('announce', announceTimings);
  const latest = useLatest({ onChange, timings: { graceMs, windowMs, groupGapMs, ...own } });
  const [notices] = useState(() =>
    createPresenceNotices(
      (change) => latest.current.onChange(change),
      () => latest.current.timings,
    ),
  );
  useEffect(() => {
    notices.update(first);
    return notices.clear;
  }, [notices, first]);
  useEffect(() => notices.update(members), [notices, members]);
}
