import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  createLab,
  createRandom,
  together,
  type Fault,
  type Lab,
  type LabClient,
  type LabClientOptions,
  type LabOptions,
  type LabUser,
} from '../../src/testing.js';
import type { Clock } from '../../src/engine.js';
import { cableChanged } from './cables.js';
import { createCrowds } from './crowds.js';
import { authIsDown, layNetwork } from './network.js';
import { shell, type Shell } from './shell.js';

/** React may take a component off the page and put it back at once. */
const closeAfterMs = 2_000;

/** A story's server: its time, its network and its wire are the shell's. */
export interface StoryLab extends Lab<Clock> {
  /** Follows the toolbar's network from now on, until it is disposed of. */
  follow(): void;
  /** These are in a channel without a connection, beside those who have one: as many as ten thousand. */
  setCrowd(channel: string, people: readonly LabUser[]): void;
}

interface StoryClient {
  readonly client: LabClient;
  /** Takes the network away again. */
  release: () => void;
}

/** Every lab of the story, for the check that nothing of it is left. */
const labs = new Set<StoryLab>();
const watchers = new Set<() => void>();
const clientsOf = new WeakMap<StoryLab, readonly LabClient[]>();

/** Creates the server of a story. What the toolbar says of network and clock holds for it, also when that changes. */
export function createStoryLab(options: Omit<LabOptions, 'onFrame'> = {}, within: Shell = shell): StoryLab {
  const { clock } = within;
  const names = new Map<LabClient, string>();
  const clients: StoryClient[] = [];
  const crowds = createCrowds();
  const means = { clock, random: createRandom(17), changed: cableChanged };
  let { network } = within.settings;
  let stop: (() => void) | null = null;

  const lab = createLab({
    ...options,
    clock,
    onFrame: ({ client, direction, at, text }) =>
      within.heard({ at, direction, text, who: names.get(client) ?? 'nobody' }),
  });

  function lay(): void {
    for (const one of clients) {
      one.release();
      one.release = layNetwork(one.client, network, means);
    }
    cableChanged();
  }

  function change(): void {
    if (within.settings.network === network) return;
    ({ network } = within.settings);
    lay();
    // whoever is in has been let in: everyone has to ask again
    if (network === 'auth-down') lab.hub.closeConnections(4200, 'The server restarts.');
  }

  const crowded = (fault: Fault | null = null): Fault =>
    fault === null ? crowds.fault : together(fault, crowds.fault);

  function client(user?: LabUser, clientOptions: LabClientOptions = {}): LabClient {
    const made = lab.client(user, { ...clientOptions, fault: crowded(clientOptions.fault) });
    names.set(made, nameOf(user, [...names.values()]));
    clients.push({ client: made, release: layNetwork(made, network, means) });
    clientsOf.set(story, [...(clientsOf.get(story) ?? []), made]);
    return inStory(made, () => network === 'auth-down', crowded);
  }

  const story: StoryLab = {
    ...lab,
    client,
    options: (user) => client(user).options,
    setCrowd: crowds.set,
    get openTransports() {
      return lab.openTransports;
    },
    follow() {
      stop ??= within.subscribe(change);
    },
    dispose() {
      stop?.();
      for (const { release } of clients) release();
      lab.dispose();
    },
  };
  labs.add(story);
  tellWatchers();
  return story;
}

function nameOf(user: LabUser | undefined, taken: readonly string[]): string {
  const id = String(user?.id ?? 'nobody');
  const alike = taken.filter((name) => name === id || name.startsWith(`${id}, tab `)).length;
  return alike === 0 ? id : `${id}, tab ${alike + 1}`;
}

function inStory(
  client: LabClient,
  isDown: () => boolean,
  crowded: (fault: Fault | null) => Fault,
): LabClient {
  const { auth } = client.options;
  return {
    ...client,
    options: {
      ...client.options,
      auth: (request) => (isDown() || typeof auth !== 'function' ? authIsDown() : auth(request)),
    },
    get openTransports() {
      return client.openTransports;
    },
    get authorizations() {
      return client.authorizations;
    },
    setFault: (fault) => client.setFault(crowded(fault)),
  };
}

/** What is open of the labs that were made, in words: for whoever checks that a story leaves nothing. */
export function openInLabs(): string[] {
  return [...labs].flatMap((lab) => {
    const clients = clientsOf.get(lab) ?? [];
    const hinted = clients.filter(({ hints }) => hints.listeners > 0).length;
    return [
      ...(lab.openTransports > 0 ? [`${lab.openTransports} lines of a lab are open`] : []),
      ...(hinted > 0 ? [`${hinted} engines of a lab are running`] : []),
      ...(lab.hub.connectionCount > 0 ? [`${lab.hub.connectionCount} connections of a lab's server`] : []),
    ];
  });
}

/** Forgets the labs that were made, at the beginning of another story. */
export function forgetLabs(): void {
  labs.clear();
  tellWatchers();
}

/** A lab is made while its story is rendered: whoever watches is told after that. */
function tellWatchers(): void {
  queueMicrotask(() => [...watchers].forEach((watcher) => watcher()));
}

/** Whether the story has a server of its own. */
export function useHasLab(): boolean {
  return useSyncExternalStore(watchLabs, () => labs.size > 0);
}

function watchLabs(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * A lab that lives as long as a component.
 * @param begin what its people do, once; the function that it returns ends that. It is read when the component mounts.
 */
export function useLabLife(lab: StoryLab, begin?: () => () => void): void {
  const [life] = useState(() => createLife(lab));
  useEffect(() => life.enter(begin), [life, begin]);
}

interface Life {
  enter(begin: (() => () => void) | undefined): () => void;
}

function createLife(lab: StoryLab): Life {
  let ending: unknown = null;
  let end: (() => void) | null = null;
  return {
    enter(begin) {
      lab.clock.clearTimeout(ending);
      lab.follow();
      end ??= begin?.() ?? (() => undefined);
      return () => {
        ending = lab.clock.setTimeout(() => {
          end?.();
          lab.dispose();
        }, closeAfterMs);
      };
    },
  };
}
