import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Avatar } from '../../src/index.js';
import type { LabClient } from '../../src/testing.js';
import { dressPage } from '../shell/page-look.js';
import { shell } from '../shell/shell.js';
import entry from './frame-entry.tsx?worker&url';
import { troublesOf, type FramedPane, type FrameState, type PaneFrame } from './frame-link.js';
import type { RoomHistory } from './history.js';
import { toPerson, type RoomUser } from './people.js';
import { useWords } from './words.js';

/** What development servers look for on a page that they have written: this one they have not. */
const htmlOf = (
  title: string,
): string => `<!doctype html><meta charset="utf-8"><title></title><body style="margin:0"><script>
  document.title = ${JSON.stringify(title).replaceAll('<', '\\u003c')};
  self.$RefreshReg$ = () => {};
  self.$RefreshSig$ = () => (type) => type;
  self.__vitest_browser_runner__ = parent.__vitest_browser_runner__;
</script>
<script type="module" src="${new URL(entry, document.baseURI).href}"></script>`;

/** As soon as a story is to show that nobody looks. */
const awayMs = 300;

export interface FramedPaneProps {
  readonly user: RoomUser;
  readonly title: string;
  readonly client: LabClient;
  readonly history: RoomHistory;
  /** What stands at the end of its strip, before what troubles the window itself. */
  readonly controls: ReactNode;
}

/** One window on the room that is a document of its own: its focus, visibility and network are nobody else's. */
export function FramedPane({ user, title, client, history, controls }: FramedPaneProps): ReactElement {
  const words = useWords();
  const [state, setState] = useState<FrameState>({ status: 'idle', activity: 'active' });
  const frame = useRef<PaneFrame>(null);
  const { name, avatarUrl, color } = toPerson(user);
  // before the frame has gone from the page: its timers go with it
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const { networkHints: _, ...options } = client.options;
    const said: FramedPane['said'] = (utterance) => shell.said({ who: title, ...utterance });
    element.pane = { user, history, words, awayMs, options, dress, told: setState, said };
    element.srcdoc = htmlOf(title);
    const stopHints = client.hints.subscribe((hint) => {
      if (hint !== 'woke') troublesOf(element).cutOff(hint === 'offline');
    });
    return () => {
      stopHints();
      element.end?.();
      element.end = undefined;
    };
  }, [client, history, title, user, words]);
  return (
    <section className="room-pane" aria-label={title}>
      <div className="room-strip">
        <Avatar decorative size="xs" name={name} src={avatarUrl} userId={user.id} color={color} />
        <bdi className="room-strip-name">{title}</bdi>
        <code className="room-chip" data-state={state.status} dir="ltr">
          {state.status}
        </code>
        <code className="room-chip" dir="ltr">
          {state.activity}
        </code>
        <span className="room-strip-end">{controls}</span>
      </div>
      <div className="room-strip room-strip-window">
        <WindowSwitches frame={frame} />
      </div>
      <iframe ref={frame} className="room-frame" title={title} />
    </section>
  );
}

function WindowSwitches({ frame }: { readonly frame: { readonly current: PaneFrame | null } }): ReactElement {
  const [hidden, setHidden] = useState(false);
  const [offline, setOffline] = useState(false);
  return (
    <>
      <span>To this window the browser says</span>
      <button
        type="button"
        className="room-button"
        aria-pressed={hidden}
        onClick={() => {
          if (frame.current) troublesOf(frame.current).hide(!hidden);
          setHidden(!hidden);
        }}
      >
        hidden
      </button>
      <button
        type="button"
        className="room-button"
        aria-pressed={offline}
        onClick={() => {
          if (frame.current) troublesOf(frame.current).cutOff(!offline);
          setOffline(!offline);
        }}
      >
        offline
      </button>
    </>
  );
}

/** The page's own styles are copied; the library's, theme and language follow the toolbar. */
function dress(page: Document): () => void {
  const styles = document.head.querySelectorAll('style:not([data-shell]), link[rel="stylesheet"]');
  page.head.append(...[...styles].map((style) => page.importNode(style, true)));
  dressPage(shell.settings, page);
  return shell.subscribe(() => dressPage(shell.settings, page));
}
