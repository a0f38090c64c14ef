import { describe, expect, it } from 'vitest';
import { createLog } from '../../stories/shell/log.js';
import {
  describeFrame,
  mostKept,
  prettyFrame,
  shellEvent,
  type FromManager,
  type FromPreview,
  type WireEntry,
} from '../../stories/shell/messages.js';
import { createShell } from '../../stories/shell/shell.js';
import { tellPanels } from '../../stories/shell/tell-panels.js';
import { filterFrames, stepFrom } from '../../stories/shell/wire-list.js';

const signature = 'a1'.repeat(32);

describe('a frame in the wire panel', () => {
  it('[TB10] tells its event, its channel and its bytes', () => {
    const event = '{"event":"client-a","channel":"presence-é","data":"{}"}';
    expect(describeFrame(event)).toMatchObject({ event: 'client-a', channel: 'presence-é', size: 56 });
    const subscribe = '{"event":"pusher:subscribe","data":{"channel":"room"}}';
    expect(describeFrame(subscribe)).toMatchObject({ event: 'pusher:subscribe', channel: 'room' });
  });

  it('[TB10] has no signature and no key of a channel in it, in whatever they travel', () => {
    const texts = [
      `{"event":"pusher:subscribe","data":{"auth":"app-key:${signature}","channel":"room"}}`,
      `{"event":"pusher:signin","data":{"auth":"app-key:${signature.toUpperCase()}"}}`,
      `{"event":"e","data":"{\\"auth\\":\\"app-key:${signature}\\"}"}`,
      '{"event":"e","data":{"shared_secret":"c2VjcmV0"}}',
      '{"event":"e","data":"{\\"shared_secret\\": \\"c2VjcmV0\\"}"}',
    ];
    for (const { text } of texts.map(describeFrame)) {
      expect(text).toContain('[redacted]');
      expect(text).not.toMatch(/[0-9a-f]{64}|c2VjcmV0|app-key/i);
      expect(() => JSON.parse(text) as unknown).not.toThrow();
    }
  });

  it('[TB10] is shown as it is where it is no frame, and cut where it is endless', () => {
    for (const text of ['', 'null', '[1]', '"text"', '{"event":7,"channel":{}}', '{']) {
      expect(describeFrame(text)).toMatchObject({ event: 'not a frame', channel: null, text });
    }
    const long = describeFrame(`{"event":"e","data":"${'x'.repeat(100_000)}"}`);
    expect([long.text.length, long.size]).toEqual([16_385, 100_023]);
    expect(prettyFrame(long.text)).toBe(long.text);
    expect(prettyFrame('[1]')).toBe('[1]');
  });

  it('[TB10] is opened: data that are JSON in a text too', () => {
    const pretty = prettyFrame('{"event":"e","data":"{\\"a\\":1}"}');
    expect(JSON.parse(pretty)).toEqual({ event: 'e', data: { a: 1 } });
    expect(JSON.parse(prettyFrame('{"event":"e","data":"plain"}'))).toEqual({ event: 'e', data: 'plain' });
    expect(JSON.parse(prettyFrame('{"event":"e"}'))).toEqual({ event: 'e' });
  });
});

describe('a log', () => {
  it('[TB11] keeps the last entries', () => {
    const log = createLog<number>(3);
    log.add([1, 2]);
    log.add([3, 4, 5]);
    log.add([]);
    expect(log.read()).toEqual({ entries: [3, 4, 5], paused: false, waiting: 0 });
  });

  it('[TB11] holds back what comes while it is paused, as many again, and gives it afterwards', () => {
    const log = createLog<number>(3);
    log.add([1]);
    log.pause();
    log.add([2, 3]);
    log.add([4, 5]);
    expect(log.read()).toEqual({ entries: [1], paused: true, waiting: 3 });
    log.resume();
    expect(log.read()).toEqual({ entries: [3, 4, 5], paused: false, waiting: 0 });
  });

  it('[TB11] is emptied with what it holds back, and stays paused', () => {
    const log = createLog<number>(3);
    log.add([1]);
    log.pause();
    log.add([2]);
    log.clear();
    expect(log.read()).toEqual({ entries: [], paused: true, waiting: 0 });
  });

  it('[TB11] tells of each change, until nobody listens', () => {
    const log = createLog<number>(3);
    let told = 0;
    const stop = log.subscribe(() => (told += 1));
    const before = log.read();
    log.add([1]);
    expect([told, log.read() === before, log.read() === log.read()]).toEqual([1, false, true]);
    stop();
    log.clear();
    expect(told).toBe(1);
  });
});

const frame = (id: number, more: Partial<WireEntry> = {}): WireEntry => ({
  id,
  at: 0,
  who: 'ada',
  direction: 'out',
  event: 'client-a',
  channel: 'room',
  size: 1,
  text: '{}',
  ...more,
});

describe('the list of frames', () => {
  const frames = [frame(1), frame(2, { who: 'bo', text: '{"Data":"Hello"}' }), frame(3, { channel: null })];

  it('[TB12] is filtered by words, each of which is somewhere in a frame', () => {
    const found = (filter: string): number[] => filterFrames(frames, filter).map(({ id }) => id);
    expect(found('')).toEqual([1, 2, 3]);
    expect(found('  ')).toEqual([1, 2, 3]);
    expect(found('ROOM ada')).toEqual([1]);
    expect(found('hello')).toEqual([2]);
    expect(found('hello ada')).toEqual([]);
    expect(found('.*')).toEqual([]);
  });

  it('[TB12] is walked by keys, and left with Escape', () => {
    const [first, second, last] = frames;
    const step = (from: WireEntry | null | undefined, key: string): WireEntry | null | undefined =>
      stepFrom(frames, from ?? null, key);
    expect(step(null, 'ArrowDown')).toBe(first);
    expect(step(null, 'ArrowUp')).toBe(last);
    expect(step(first, 'ArrowDown')).toBe(second);
    expect(step(last, 'ArrowDown')).toBe(last);
    expect(step(first, 'ArrowUp')).toBe(first);
    expect([step(second, 'Home'), step(second, 'End')]).toEqual([first, last]);
    expect([step(second, 'Escape'), step(null, 'Escape'), step(null, 'x')]).toEqual([
      null,
      undefined,
      undefined,
    ]);
    expect(stepFrom([], null, 'ArrowDown')).toBeUndefined();
  });
});

/** What the stories' page says to the panels, and the way for them to answer. */
function setUp() {
  const shell = createShell();
  const sent: FromPreview[] = [];
  let hear: (message: FromManager | FromPreview) => void = () => undefined;
  tellPanels(shell, {
    on(event, listener) {
      expect(event).toBe(shellEvent);
      hear = listener;
    },
    emit: (_event, message) => void sent.push(message),
  });
  return { shell, sent, listen: () => hear({ kind: 'listening' }) };
}

const heard = { at: 1, who: 'ada', direction: 'in', text: '{"event":"e"}' } as const;
const utterance = { at: 1, who: 'ada', group: 'message', text: 'Saved.', priority: 'polite' } as const;

describe('what the panels are told', () => {
  it('[TB13] is kept until they listen, and told from then on', async () => {
    const { shell, sent, listen } = setUp();
    shell.heard(heard);
    shell.said(utterance);
    await Promise.resolve();
    expect(sent).toEqual([{ kind: 'ready' }]);
    listen();
    expect(sent.slice(1)).toMatchObject([
      { kind: 'wire', entries: [{ who: 'ada', event: 'e' }] },
      { kind: 'said', entries: [{ text: 'Saved.', priority: 'polite' }] },
    ]);
    shell.said(utterance);
    await Promise.resolve();
    expect(sent.at(-1)).toMatchObject({ kind: 'said', entries: [utterance] });
  });

  it('[TB13] comes together where it happens together, and never grows beyond what is kept', async () => {
    const { shell, sent, listen } = setUp();
    for (let n = 0; n < 5_000; n++) shell.heard(heard);
    listen();
    const [, wire] = sent;
    expect(wire?.kind === 'wire' && wire.entries.length).toBe(mostKept);
    for (let n = 0; n < 10; n++) shell.heard(heard);
    await Promise.resolve();
    expect(sent).toHaveLength(3);
  });

  it('[TB13] begins anew with another story', async () => {
    const { shell, sent, listen } = setUp();
    shell.heard(heard);
    shell.begin();
    listen();
    expect(sent).toEqual([{ kind: 'ready' }]);
    shell.begin();
    expect(sent.at(-1)).toEqual({ kind: 'began' });
    await Promise.resolve();
  });
});
