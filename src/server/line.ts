import type { Refusal } from './door.js';
import { serverFrames } from './server-frames.js';

/** What a door gives: the way to one client. */
export interface HubPeer {
  send(text: string): void;
  /** Ends the line with a code of PROTOCOL 2.5; doors that have no codes just end it. */
  close(code: number, reason: string): void;
}

/** The way to one client, which may end at any moment: nothing is sent afterwards, and nothing throws. */
export interface Line {
  readonly ended: boolean;
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Says why in a frame, and closes with the same code and words. */
  refuse(refusal: Refusal): void;
  /** The client has gone. */
  lost(): void;
}

const internalError = 1011;

/** @param onEnd called once, before the peer is closed */
export function createLine(peer: HubPeer, onEnd: () => void): Line {
  let ended = false;

  function end(): boolean {
    if (ended) return false;
    ended = true;
    onEnd();
    return true;
  }

  function close(code: number, reason: string): void {
    if (!end()) return;
    try {
      peer.close(code, reason);
    } catch {
      // it is gone, which is what was wanted
    }
  }

  function send(text: string): void {
    if (ended) return;
    try {
      peer.send(text);
    } catch {
      close(internalError, 'The line could not be written to.'); // and the others are told all the same
    }
  }

  return {
    get ended() {
      return ended;
    },
    send,
    close,
    refuse({ code, message }) {
      send(serverFrames.error(code, message));
      close(code, message);
    },
    lost: () => end(),
  };
}
