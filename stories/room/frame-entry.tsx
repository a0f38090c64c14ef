// Runs in a frame, as a page of its own: its focus, visibility and network are its own (see framed-pane.tsx).
import { useEffect, useRef, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngine } from '../../src/engine.js';
import {
  Announcer,
  ComponentsProvider,
  RealtimeProvider,
  useActivity,
  useConnection,
} from '../../src/index.js';
import { roomChannel } from './create-room.js';
import type { FramedPane, PaneFrame } from './frame-link.js';
import { toPerson } from './people.js';
import { RoomApp } from './room-app.js';
import { useNarrow } from './use-narrow.js';
import { WordsContext } from './words.js';

function FrameApp({ pane }: { readonly pane: FramedPane }): ReactElement {
  const { user, history, told } = pane;
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(box);
  const status = useConnection((connection) => connection.status);
  const activity = useActivity();
  useEffect(() => told({ status, activity }), [told, status, activity]);
  return (
    <div ref={box} className="room-pane room-framed" data-narrow={narrow ? '' : undefined}>
      <RoomApp channel={roomChannel} me={user} history={history} narrow={narrow} />
    </div>
  );
}

function open(pane: FramedPane): () => void {
  const undress = pane.dress(document);
  const engine = createEngine(pane.options);
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <RealtimeProvider engine={engine} person={toPerson}>
      <ComponentsProvider timings={{ activity: { awayMs: pane.awayMs } }}>
        <Announcer onUtterance={pane.said}>
          <WordsContext value={pane.words}>
            <FrameApp pane={pane} />
          </WordsContext>
        </Announcer>
      </ComponentsProvider>
    </RealtimeProvider>,
  );
  return () => {
    root.unmount();
    engine.dispose();
    undress();
  };
}

const frame = window.frameElement as PaneFrame | null;
if (frame?.pane) frame.end = open(frame.pane);
