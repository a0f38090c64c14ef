import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../src/engine.js';
import { editsFromServer, refuses, together, type LabClient, type LabUser } from '../../src/testing.js';
import { fillRoom } from '../../stories/shell/fill-room.js';
import { describeFrame } from '../../stories/shell/messages.js';
import type { ShellSettings } from '../../stories/shell/settings.js';
import { createShell, type HeardFrame, type Shell } from '../../stories/shell/shell.js';
import { createStoryLab, forgetLabs, openInLabs, type StoryLab } from '../../stories/shell/story-lab.js';

const room = 'presence-room';
const ada = { id: 'ada', info: { name: 'Ada' } };

afterEach(forgetLabs);

/** Time passes, and promises settle. */
async function pass(shell: Shell, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    shell.clock.leap(Math.min(left, 250));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

function set(shell: Shell, change: Partial<ShellSettings>): void {
  shell.set({ ...shell.settings, clock: 'paused', ...change });
}

function setUp(change: Partial<ShellSettings> = {}): { shell: Shell; lab: StoryLab } {
  const shell = createShell();
  set(shell, change);
  const lab = createStoryLab({}, shell);
  lab.follow();
  onTestFinished(lab.dispose);
  return { shell, lab };
}

async function joined(shell: Shell, client: LabClient): Promise<Engine> {
  const engine = createEngine({ ...client.options, onError: () => undefined });
  onTestFinished(() => engine.dispose());
  engine.subscribe(room);
  await pass(shell, 2_000);
  return engine;
}

const statusOf = (engine: Engine): string => engine.store.getState().connection.status;
const channelOf = (engine: Engine): string | undefined => engine.store.getState().channels.get(room)?.status;

describe('the network of a story’s lab', () => {
  it.each([
    ['perfect', 0],
    ['wifi', 8],
    ['3g', 150],
    ['satellite', 300],
  ] as const)('[TB5] %s takes %d ms in one direction', (network, ms) => {
    const { lab } = setUp({ network });
    expect(lab.client(ada).cable.latencyMs).toBe(ms);
  });

  it('[TB5] is laid over lines that are there, and taken away again with what it changed', () => {
    const { shell, lab } = setUp();
    const { cable } = lab.client(ada, { latencyMs: 40 });
    set(shell, { network: '3g' });
    expect(cable.latencyMs).toBe(150);
    set(shell, { network: 'perfect' });
    expect(cable.latencyMs).toBe(40);
    set(shell, { network: 'satellite' });
    cable.latencyMs = 70; // by hand
    set(shell, { network: 'perfect' });
    expect(cable.latencyMs).toBe(70);
  });

  it('[TB5] offline: the line is cut and the browser says so; back again, all heals', async () => {
    const { shell, lab } = setUp();
    const engine = await joined(shell, lab.client(ada));
    expect(channelOf(engine)).toBe('subscribed');
    set(shell, { network: 'offline' });
    await pass(shell, 1_000);
    expect(statusOf(engine)).toBe('offline');
    set(shell, { network: 'perfect' });
    await pass(shell, 5_000);
    expect([statusOf(engine), channelOf(engine)]).toEqual(['connected', 'subscribed']);
  });

  it('[TB5] half-open: nobody is told, until the heartbeat finds out', async () => {
    const { shell, lab } = setUp();
    const engine = await joined(shell, lab.client(ada));
    set(shell, { network: 'half-open' });
    await pass(shell, 5_000);
    expect(statusOf(engine)).toBe('connected');
    await pass(shell, 120_000);
    expect(statusOf(engine)).not.toBe('connected');
  });

  it('[TB5] flaky: it comes and goes', async () => {
    const { shell, lab } = setUp({ network: 'flaky' });
    const { cable } = lab.client(ada);
    const states = new Set<boolean>();
    for (let n = 0; n < 40; n++) {
      await pass(shell, 500);
      states.add(cable.pulled);
    }
    expect([...states]).toEqual([false, true]);
    set(shell, { network: 'perfect' });
    expect(cable.pulled).toBe(false);
  });

  it('[TB5] authorisation down: everybody has to ask again, and is told to wait', async () => {
    const { shell, lab } = setUp();
    const engine = await joined(shell, lab.client(ada));
    set(shell, { network: 'auth-down' });
    await pass(shell, 4_000);
    expect([statusOf(engine), channelOf(engine)]).toEqual(['connected', 'retrying']);
    set(shell, { network: 'perfect' });
    await pass(shell, 30_000);
    expect(channelOf(engine)).toBe('subscribed');
  });

  it('[TB5] leaves a cable that somebody pulled to them', () => {
    const { shell, lab } = setUp();
    const { cable } = lab.client(ada);
    cable.pull();
    set(shell, { network: 'offline' });
    set(shell, { network: 'perfect' });
    expect(cable.pulled).toBe(true);
  });

  it('[TB5] and the story’s own faults are both there', async () => {
    const { shell, lab } = setUp({ network: 'wifi' });
    const client = lab.client(ada, { fault: refuses(4001) });
    expect(statusOf(await joined(shell, client))).toBe('failed');
  });
});

describe('the clock of a story’s lab', () => {
  it('[TB6] is the shell’s: what happens waits for it, and goes on with it', async () => {
    const { shell, lab } = setUp();
    const engine = createEngine(lab.client(ada).options);
    onTestFinished(() => engine.dispose());
    engine.connect();
    await new Promise((resolve) => setImmediate(resolve));
    expect(statusOf(engine)).toBe('connecting');
    await pass(shell, 250);
    expect(statusOf(engine)).toBe('connected');
  });

  it('[TB6] another story has a clock of its own; the old one winds down in its own time', () => {
    const { shell } = setUp();
    const { clock } = shell;
    shell.begin();
    expect([clock.rate, shell.clock.rate, shell.clock === clock]).toEqual([1, 0, false]);
  });
});

describe('the wire of a story’s lab', () => {
  it('[TB7] is heard with whose line it is: tabs are told apart', async () => {
    const { shell, lab } = setUp();
    const heard: HeardFrame[] = [];
    shell.listen({ began: () => undefined, said: () => undefined, wire: (frame) => heard.push(frame) });
    for (const user of [ada, ada, { id: 'bo' }]) await joined(shell, lab.client(user));
    expect([...new Set(heard.map(({ who }) => who))]).toEqual(['ada', 'ada, tab 2', 'bo']);
    const subscribe = heard.find(({ text }) => text.startsWith('{"event":"pusher:subscribe"'));
    expect(subscribe).toMatchObject({ direction: 'out' });
    expect(subscribe?.text).toMatch(/[0-9a-f]{64}/);
    const shown = heard.map(({ text }) => describeFrame(text).text);
    expect(shown.filter((text) => /[0-9a-f]{64}/.test(text))).toEqual([]);
  });
});

describe('a room’s size', () => {
  it('[TB8] fills a live room, counts those who are there, follows the toolbar, and sends home who came for it', () => {
    const { shell, lab } = setUp({ roomSize: '12' });
    const leave = fillRoom(lab, room, 2, shell);
    const here = (): number => lab.hub.users('app-id', room).length;
    expect(here()).toBe(10);
    set(shell, { roomSize: '3' });
    expect(here()).toBe(1);
    set(shell, { roomSize: '100' });
    expect(here()).toBe(98);
    set(shell, { roomSize: 'own' });
    expect(here()).toBe(0);
    set(shell, { roomSize: '12' });
    leave();
    set(shell, { roomSize: '100' });
    expect(here()).toBe(0);
  });
});

describe('a crowd without connections', () => {
  const crowd = (count: number): LabUser[] => Array.from({ length: count }, (_, at) => ({ id: `c${at}` }));
  const membersOf = (engine: Engine): number | undefined =>
    engine.store.getState().channels.get(room)?.presence?.members.length;

  it('[TB19] is in the first list, and comes and goes', async () => {
    const { shell, lab } = setUp();
    lab.setCrowd(room, crowd(10_000));
    const engine = await joined(shell, lab.client(ada));
    expect(membersOf(engine)).toBe(10_001);
    lab.setCrowd(room, crowd(12));
    await pass(shell, 500);
    expect(membersOf(engine)).toBe(13);
    lab.setCrowd(room, crowd(1_000));
    await pass(shell, 500);
    expect(membersOf(engine)).toBe(1_001);
  });

  it('[TB19] is there again after the line was lost, and beside a story’s own faults', async () => {
    const { shell, lab } = setUp();
    lab.setCrowd(room, crowd(20));
    const client = lab.client(ada, { fault: together(editsFromServer((frame) => [frame])) });
    const engine = await joined(shell, client);
    client.cable.pull();
    await pass(shell, 500);
    lab.setCrowd(room, crowd(5));
    client.cable.plug();
    await pass(shell, 10_000);
    expect(membersOf(engine)).toBe(6);
    client.setFault(refuses(4001));
    lab.hub.closeConnections(4200, 'restart');
    await pass(shell, 5_000);
    expect(statusOf(engine)).toBe('failed');
  });

  it('[TB19] fills a live room of ten thousand, most of it at once', async () => {
    const { shell, lab } = setUp({ roomSize: '10000' });
    const leave = fillRoom(lab, room, 1, shell);
    const engine = await joined(shell, lab.client(ada));
    expect(membersOf(engine)).toBe(10_000);
    expect(lab.hub.connectionCount).toBe(101);
    leave();
    await pass(shell, 500);
    expect(membersOf(engine)).toBe(1);
  });
});

describe('what is open in labs', () => {
  it('[TB9] is told in words, and nothing once all have gone', async () => {
    const { shell, lab } = setUp();
    const engine = await joined(shell, lab.client(ada));
    expect(openInLabs()).toEqual([
      '1 lines of a lab are open',
      '1 engines of a lab are running',
      "1 connections of a lab's server",
    ]);
    engine.dispose();
    await pass(shell, 1_000);
    expect(openInLabs()).toEqual([]);
  });
});
