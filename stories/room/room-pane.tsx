import { useRef, type ReactElement, type ReactNode } from 'react';
import { RealtimeProvider, type EngineOptions } from '../../src/index.js';
import { StoryAnnouncer } from '../shell/story-announcer.js';
import { ControlStrip } from './control-strip.js';
import { roomChannel } from './create-room.js';
import type { RoomHistory } from './history.js';
import { asThePage, lookAttributes, LookProvider, type Look } from './pane-look.js';
import { toPerson, type RoomUser } from './people.js';
import { RoomApp } from './room-app.js';
import { useNarrow } from './use-narrow.js';

export interface RoomPaneProps {
  readonly user: RoomUser;
  readonly title: string;
  /** @default that of the page */
  readonly look?: Look;
  readonly options: EngineOptions;
  readonly history: RoomHistory | null;
  /** Said where no server was ever reached. */
  readonly noServer?: ReactNode;
  /** What stands at the end of its control strip. */
  readonly controls: ReactNode;
}

/** One window on the room: a provider, hence an engine, of its own. */
export function RoomPane({
  user,
  title,
  look = asThePage,
  options,
  history,
  noServer,
  controls,
}: RoomPaneProps): ReactElement {
  const pane = useRef<HTMLElement>(null);
  const narrow = useNarrow(pane);
  return (
    <section
      ref={pane}
      className="room-pane"
      aria-label={title}
      data-narrow={narrow ? '' : undefined}
      {...lookAttributes(look)}
    >
      <RealtimeProvider options={options} person={toPerson}>
        <LookProvider look={look}>
          <StoryAnnouncer who={title}>
            <ControlStrip user={user} title={title}>
              {controls}
            </ControlStrip>
            <RoomApp channel={roomChannel} me={user} history={history} noServer={noServer} narrow={narrow} />
          </StoryAnnouncer>
        </LookProvider>
      </RealtimeProvider>
    </section>
  );
}
