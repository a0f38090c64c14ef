import { parseFrame, type Frame } from './messages.js';
import type { Fault, LabUser } from '../../src/testing.js';

/** People who are in rooms without a connection: ten thousand of those would be more than a page bears. */
export interface Crowds {
  /** Stands in each client's line: first lists name the crowd as well. */
  readonly fault: Fault;
  /** From now on these are in the channel, beside those with a connection; who is subscribed hears who comes and goes. */
  set(channel: string, people: readonly LabUser[]): void;
}

interface CrowdLine {
  readonly channels: Set<string>;
  readonly send: (text: string) => void;
}

interface PresenceList {
  readonly ids: readonly string[];
  readonly hash: Readonly<Record<string, unknown>>;
  readonly count: number;
}

type Crowd = ReadonlyMap<string, unknown>;

const firstList = 'pusher_internal:subscription_succeeded';
const nobody: Crowd = new Map();

export function createCrowds(): Crowds {
  const crowds = new Map<string, Crowd>();
  const lines = new Set<CrowdLine>();

  /** What a line is sent in the place of a first list. */
  function listFor(line: CrowdLine, text: string): string {
    if (!text.startsWith(`{"event":"${firstList}"`)) return text;
    const frame = parseFrame(text);
    const channel = String(frame['channel']);
    line.channels.add(channel);
    const crowd = crowds.get(channel) ?? nobody;
    return crowd.size === 0 ? text : JSON.stringify(withCrowd(frame, crowd));
  }

  function hear(line: CrowdLine, text: string): void {
    if (!text.startsWith('{"event":"pusher:unsubscribe"')) return;
    const { channel } = parseFrame(text)['data'] as { channel?: unknown };
    line.channels.delete(String(channel));
  }

  return {
    fault: (accept) => (peer, url) => {
      const line: CrowdLine = { channels: new Set(), send: peer.send };
      lines.add(line);
      const server = accept(
        {
          send: (text) => peer.send(listFor(line, text)),
          close(code, reason) {
            lines.delete(line);
            peer.close(code, reason);
          },
        },
        url,
      );
      return {
        receive(text) {
          hear(line, text);
          server.receive(text);
        },
        closed() {
          lines.delete(line);
          server.closed();
        },
      };
    },
    set(channel, people) {
      const before = crowds.get(channel) ?? nobody;
      const crowd: Crowd = new Map(people.map(({ id, info }) => [String(id), info ?? {}]));
      crowds.set(channel, crowd);
      const gone = [...before.keys()].filter((id) => !crowd.has(id)).map((id) => ({ user_id: id }));
      const come = [...crowd]
        .filter(([id]) => !before.has(id))
        .map(([id, info]) => ({ user_id: id, user_info: info }));
      const texts = [
        ...gone.map((data) => frameText('pusher_internal:member_removed', channel, data)),
        ...come.map((data) => frameText('pusher_internal:member_added', channel, data)),
      ];
      for (const line of lines) if (line.channels.has(channel)) texts.forEach(line.send);
    },
  };
}

function frameText(event: string, channel: string, data: object): string {
  return JSON.stringify({ event, channel, data: JSON.stringify(data) });
}

function withCrowd(frame: Frame, crowd: Crowd): Frame {
  const { presence } = JSON.parse(String(frame['data'])) as { presence: PresenceList };
  const { ids, hash, count } = presence;
  const list: PresenceList = {
    ids: [...ids, ...crowd.keys()],
    hash: { ...hash, ...Object.fromEntries(crowd) },
    count: count + crowd.size,
  };
  return { ...frame, data: JSON.stringify({ presence: list }) };
}
