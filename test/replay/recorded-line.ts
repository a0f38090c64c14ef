import { expect } from 'vitest';
import { isRecord } from '../../src/lib/json.js';
import { lengthPrefixedFraming, newlineFraming, type Framing } from '../../src/transport/framing.js';
import { readRecording, type RecordedStep } from './recording.js';
import { replay, type Played, type ReplayOptions } from './replay.js';
import type { Frame } from './replies.js';

/** Which line of which recording, and what of it is not played. */
export interface RecordedLine extends Omit<ReplayOptions, 'options'> {
  readonly file: string;
  readonly conn: string;
  readonly title?: string;
  /** Lines of the file: what the engine would never send, and answers to it that would be taken for others. */
  readonly leftOut?: readonly number[];
  readonly options?: object;
}

/** The recordings name their lines after their framing. */
function framingOf({ file, conn, framing }: RecordedLine): Framing | undefined {
  if (framing !== undefined || !/^(13|16|22)-/.test(file) || conn.endsWith('-ws')) return framing;
  if (conn.startsWith('text')) return newlineFraming;
  return conn.startsWith('frame') ? lengthPrefixedFraming : undefined;
}

/** A public channel needs no signature: what a recorded client sent with one is not expected of the engine. */
function comparable({ event, data, ...rest }: Frame): unknown {
  const isPublic = isRecord(data) && !/^(private|presence)-/.test(String(data['channel']));
  return {
    event,
    ...rest,
    data: event === 'pusher:subscribe' && isPublic ? { channel: data['channel'] } : data,
  };
}

const asked = (steps: readonly RecordedStep[], instead: Readonly<Record<number, string>> = {}): Frame[] =>
  steps
    .flatMap((step) => (step.type === 'client' ? (instead[step.line] ?? step.text).trim().split('\n') : []))
    .map((text) => JSON.parse(text) as Frame)
    .filter(({ event }) => event !== 'pusher:ping');

/** Plays a recorded line; the engine must have written what the recorded client wrote, its pings apart. */
export async function playedLine(line: RecordedLine): Promise<Played> {
  const { file, conn, leftOut, instead, byteByByte = false, options } = line;
  const steps = readRecording(file, conn, leftOut);
  const played = await replay(steps, { framing: framingOf(line), byteByByte, instead, options });
  expect(played.sent.map(comparable)).toEqual(asked(steps, instead).map(comparable));
  return played;
}
