'use client';
import { useEffect, useInsertionEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { useLatest } from '../../react/use-latest.js';
import { SettingsContext, useSettings, useTimings } from '../foundations/settings.js';
import { announceTimings } from '../foundations/timings.js';
import { AnnouncerOutlet, SpokenContext } from './announcer-outlet.js';
import {
  createAnnouncer,
  type Announce,
  type AnnouncerConfig,
  type SuppressReason,
  type AnnounceGroup,
  type Utterance,
} from './create-announcer.js';
import { AnnouncePresenceLater, SpokenConnectionLater } from './later-voices.js';
import { createSpokenStore } from './spoken-texts.js';

/** Props of {@link Announcer}. */
export interface AnnouncerProps {
  readonly children?: ReactNode;
  /** Nothing is said but what would be lost otherwise. @default false */
  readonly muted?: boolean | undefined;
  /** What is said of. @default all, in rooms that bear it */
  readonly groups?: AnnouncerConfig['groups'] | undefined;
  /** Whether it says how the connection stands. Wants a `RealtimeProvider` around it. @default true */
  readonly connection?: boolean | undefined;
  /** `notify`: by `ariaNotify()` where the browser has it, instead of live regions. @default 'region' */
  readonly sink?: 'region' | 'notify' | undefined;
  /** Hears all that is said: for transcripts and tests. */
  readonly onUtterance?: ((utterance: Utterance) => void) | undefined;
  /** Hears what is not said, and why. */
  readonly onSuppress?: ((text: string, reason: SuppressReason, group: AnnounceGroup) => void) | undefined;
}

/** Browsers that have it (https://w3c.github.io/aria/#ARIANotifyMixin). */
interface Notifying extends Document {
  ariaNotify?: (text: string, options: { priority: 'normal' | 'high' }) => void;
}

/**
 * Says what changes to assistive technology: one voice for all components below it, so that no two speak at once.
 * Without one they are silent.
 *
 * @example
 * <RealtimeProvider options={options}>
 *   <Announcer muted={settings.quiet}>
 *     <App />
 *   </Announcer>
 * </RealtimeProvider>
 */
export function Announcer(props: AnnouncerProps): ReactElement {
  const { children, muted = false, groups, connection = true, onSuppress } = props;
  const outer = useSettings();
  const timings = useTimings('announce', announceTimings);
  const latest = useLatest({ ...props, timings });
  const [{ queue, spoken }] = useState(() => createVoice(latest));
  useInsertionEffect(() => {
    queue.configure({ muted, groups: groups ?? {}, timings, onSuppress });
  });
  useEffect(() => queue.clear, [queue]);
  const settings = useMemo(
    () => ({ ...outer, announce: queue.announce, AnnouncePresence: AnnouncePresenceLater }),
    [outer, queue],
  );
  return (
    <SettingsContext.Provider value={settings}>
      <SpokenContext.Provider value={spoken}>
        {connection && <SpokenConnectionLater />}
        {children}
        <AnnouncerOutlet />
      </SpokenContext.Provider>
    </SettingsContext.Provider>
  );
}

function createVoice(latest: {
  readonly current: AnnouncerProps & { readonly timings: AnnouncerConfig['timings'] };
}): { queue: ReturnType<typeof createAnnouncer>; spoken: ReturnType<typeof createSpokenStore> } {
  const spoken = createSpokenStore(() => latest.current.timings.ttlMs);
  const queue = createAnnouncer((utterance) => {
    const { sink, onUtterance } = latest.current;
    const page: Notifying = document;
    if (sink === 'notify' && page.ariaNotify) {
      page.ariaNotify(utterance.text, { priority: utterance.priority === 'assertive' ? 'high' : 'normal' });
    } else spoken.say(utterance);
    onUtterance?.(utterance);
  });
  return { queue, spoken };
}

const silent: Announce = () => () => {};

/**
 * The voice of the nearest `Announcer`, for what an application has to say itself; without one it says nothing.
 *
 * @example
 * const announce = useAnnounce();
 * announce('Saved.', { key: 'saved' });
 */
export function useAnnounce(): Announce {
  return useSettings().announce ?? silent;
}
