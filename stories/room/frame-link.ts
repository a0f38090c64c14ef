import type { Clock, EngineOptions } from '../../src/engine.js';
import type { Utterance } from '../../src/index.js';
import type { RoomHistory } from './history.js';
import type { RoomUser } from './people.js';
import type { RoomWords } from './words.js';

/** How a window of its own stands, as it says itself. */
export interface FrameState {
  readonly status: string;
  readonly activity: string;
}

/** What a frame is given by the page around it. Both run the same code, each its own copy: only data and functions pass. */
export interface FramedPane {
  readonly user: RoomUser;
  /** Without the lab's hints: those of the frame itself are heard. */
  readonly options: EngineOptions & { readonly clock: Clock };
  readonly history: RoomHistory;
  readonly words: RoomWords;
  /** Hidden for so long is away. */
  readonly awayMs: number;
  /** Gives the frame's document the look of the page; the function that it returns ends that. */
  readonly dress: (page: Document) => () => void;
  readonly told: (state: FrameState) => void;
  readonly said: (utterance: Utterance) => void;
}

/** The element between a page and its frame, by which they find each other. */
export interface PaneFrame extends HTMLIFrameElement {
  pane?: FramedPane;
  /** Set by the frame once it runs: takes everything down. */
  end?: (() => void) | undefined;
}

/** What a browser does to one window and not to another. */
export interface WindowTroubles {
  hide(hidden: boolean): void;
  cutOff(offline: boolean): void;
}

type Realm = Window & Pick<typeof globalThis, 'Event' | 'Navigator' | 'Document'>;

/** Frames of one tab are seen and online together: what tells them apart is said in their own names. */
export function troublesOf({ contentWindow }: HTMLIFrameElement): WindowTroubles {
  const realm = contentWindow as Realm;
  const say = (of: object, name: string, value: unknown): unknown =>
    Object.defineProperty(of, name, { configurable: true, get: () => value });
  return {
    hide(hidden) {
      say(realm.document, 'hidden', hidden);
      say(realm.document, 'visibilityState', hidden ? 'hidden' : 'visible');
      realm.document.dispatchEvent(new realm.Event('visibilitychange', { bubbles: true }));
    },
    cutOff(offline) {
      say(realm.navigator, 'onLine', !offline);
      realm.dispatchEvent(new realm.Event(offline ? 'offline' : 'online'));
    },
  };
}
