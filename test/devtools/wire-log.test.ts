import { describe, expect, it, vi } from 'vitest';
import { createWireLog, type WireLogOptions } from '../../src/devtools/create-wire-log.js';
import { printEntry, printJson, toNdjson } from '../../src/devtools/print-frame.js';
import { createVirtualClock } from '../../src/testing.js';

function start(options: WireLogOptions = {}) {
  const clock = createVirtualClock();
  return { clock, ...createWireLog({ clock, ...options }) };
}

const frame = (event: string, data: unknown = {}): string => JSON.stringify({ event, channel: 'room', data });

describe('the log of a line', () => {
  it('[DV9] keeps the last thousand entries, and counts all', () => {
    const log = start();
    for (let i = 0; i < 1_250; i++) log.frame('in', frame(`e${i}`));
    const { entries, total } = log.snapshot();
    expect([entries.length, entries[0]?.event, entries.at(-1)?.event, total]).toEqual([
      1_000,
      'e250',
      'e1249',
      1_250,
    ]);
  });

  it('[DV9] keeps two megabytes at most, in bytes of UTF-8', () => {
    const log = start();
    for (let i = 0; i < 60; i++) log.frame('in', frame('list', '€'.repeat(20_000)));
    const { entries, keptBytes } = log.snapshot();
    expect(keptBytes).toBeLessThanOrEqual(2_000_000);
    expect(keptBytes).toBe(entries.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0));
    expect(entries.length).toBe(33);
    expect(entries[0]?.bytes).toBe(60_000 + Buffer.byteLength(frame('list', '')));
  });

  it('[DV10] counts the frames of the last second, each way', async () => {
    const log = start();
    for (let i = 0; i < 12; i++) log.frame('in', frame('moved'));
    log.frame('out', frame('client-moved'));
    expect(log.snapshot().perSecond).toEqual({ in: 12, out: 1 });
    await log.clock.advance(500);
    log.frame('in', frame('moved'));
    expect(log.snapshot().perSecond).toEqual({ in: 13, out: 1 });
    await log.clock.advance(600);
    log.frame('in', frame('moved'));
    expect(log.snapshot().perSecond).toEqual({ in: 2, out: 0 });
  });

  it('[DV11] tells ten times a second at most, is the same between, and tells that it fell silent', async () => {
    const log = start();
    const told = vi.fn();
    const off = log.subscribe(told);
    for (let ms = 0; ms < 1_000; ms++) {
      log.frame('in', frame('moved'));
      await log.clock.advance(1);
    }
    expect(told.mock.calls.length).toBeGreaterThan(8);
    expect(told.mock.calls.length).toBeLessThanOrEqual(11);
    const before = log.snapshot();
    log.frame('in', frame('moved'));
    expect(log.snapshot()).toBe(before);
    await log.clock.advance(3_000);
    expect(log.snapshot()).toMatchObject({ total: 1_001, perSecond: { in: 0, out: 0 } });
    off();
    expect(log.clock.pending).toBe(0);
  });

  it('[DV11] sets no timer while nobody looks, and shows what came meanwhile', async () => {
    const log = start();
    log.frame('in', frame('moved'));
    expect(log.clock.pending).toBe(0);
    const told = vi.fn();
    log.subscribe(told);
    expect(log.snapshot().total).toBe(0);
    await log.clock.advance(100);
    expect(told).toHaveBeenCalledOnce();
    expect(log.snapshot().total).toBe(1);
  });

  it('[DV12] is cleared at once, and goes on', () => {
    const log = start();
    const told = vi.fn();
    log.subscribe(told);
    log.note('error', 'schema', 'no number', 'room');
    log.clear();
    expect(told).toHaveBeenCalledOnce();
    expect(log.snapshot()).toMatchObject({ entries: [], total: 0, errors: 0, keptBytes: 0 });
    log.frame('out', frame('client-moved'));
    log.clear();
    expect(log.snapshot().entries).toEqual([]);
  });

  it('[DV13] notes what else happens, without secrets and at no length', () => {
    const log = start();
    log.note('error', 'server-error', `Refused: expected ${'k'.repeat(20)}:${'0a'.repeat(32)}`);
    log.note('closed', 'closed 4001', 'x'.repeat(9_000), null);
    const [error, closed] = log.snapshot().entries;
    expect(error).toMatchObject({ kind: 'error', text: 'Refused: expected [redacted]' });
    expect(closed?.text).toHaveLength(2_048);
    expect(log.snapshot().errors).toBe(1);
  });
});

describe('a frame on paper', () => {
  it('[DV14] is read as what it says: data that is a JSON text as JSON', () => {
    const log = start();
    log.frame('in', '{"event":"moved","channel":"room","data":"{\\"id\\":214}"}');
    log.frame('in', '{"event":"said","channel":"room","data":"plain {"}');
    log.frame('in', 'not JSON');
    const [moved, said, broken] = log.snapshot().entries.map((entry) => printEntry(entry));
    expect(JSON.parse(moved!.text)).toEqual({ event: 'moved', channel: 'room', data: { id: 214 } });
    expect(JSON.parse(said!.text)).toMatchObject({ data: 'plain {' });
    expect(broken).toEqual({ text: 'not JSON', isCut: false });
  });

  it('[DV15] is cut at twelve levels, 3,000 values and 32 kB, and costs no more than that', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 500; i++) deep = { deep };
    expect(printJson(deep)).toMatchObject({ isCut: true, text: expect.not.stringContaining('bottom') });
    expect(printJson('x'.repeat(90_000))).toMatchObject({ isCut: true });
    expect(printJson('x'.repeat(90_000)).text).toHaveLength(32_768);
    const wide = Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 1));
    const printed = printJson(wide);
    expect(printed.isCut).toBe(true);
    expect(printed.text.match(/1/g)!.length).toBeLessThanOrEqual(3_000);
    expect(printJson({ a: [1, { b: null }] })).toEqual({
      text: '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ]\n}',
      isCut: false,
    });
  });

  it('[DV15] shows what cannot be seen, and is still JSON', () => {
    const data = { name: 'Ada\u202e\u200b \u{e0041}', text: 'two\nlines\u0007' };
    const { text } = printJson(data);
    expect(text).toContain('"Ada\\u202e\\u200b \\udb40\\udc41"');
    expect(text).not.toMatch(/[\p{Cf}\p{DI}]/u);
    expect(JSON.parse(text)).toEqual(data);
  });

  it('[DV15] may be anything', () => {
    expect(printJson(undefined).text).toBe('undefined');
    expect(printJson(10n).text).toBe('"10"');
    expect(printJson(JSON.parse('{"__proto__":{"a":1}}')).text).toContain('__proto__');
  });

  it('[DV16] is a line of JSON in a file, whatever is in it', () => {
    const log = start();
    log.frame('in', frame('said', 'two\nlines \u2028'));
    log.frame('in', 'broken {');
    log.note('closed', 'closed 1006', '');
    const lines = toNdjson(log.snapshot().entries).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { kind: 'in', event: 'said', channel: 'room', frame: { data: 'two\nlines \u2028' } },
      { kind: 'in', frame: 'broken {' },
      { kind: 'closed', event: 'closed 1006', frame: '' },
    ]);
    expect(toNdjson([])).toBe('');
  });
});
