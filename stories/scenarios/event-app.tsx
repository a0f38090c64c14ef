import { useRef, useState, type ReactElement } from 'react';
import {
  ConnectionBanner,
  ConnectionStatus,
  EventFeed,
  LiveCount,
  MemberList,
  PresenceAvatars,
  ReactionBar,
  ReactionOverlay,
} from '../../src/index.js';
import { toPerson } from '../room/people.js';
import { eventChannel, questionsChannel } from './event-crowd.js';
import './live-event.css';

const textOf = (_: string, data: unknown): string | undefined => {
  const { text } = (data ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text.slice(0, 200) : undefined;
};

/** A live event: how many watch, what they feel, what they ask. Nobody's cursor is drawn, or sent. */
export function EventApp(): ReactElement {
  const bar = useRef<HTMLDivElement>(null);
  const [greeted, setGreeted] = useState<string | null>(null);
  return (
    <>
      <header className="window-head">
        <h2>Autumn keynote</h2>
        <PresenceAvatars channel={eventChannel} size="sm" max={4} />
        <ConnectionStatus />
      </header>
      <ConnectionBanner
        placement="top"
        quiet={greeted === null ? 'Cursors are off: too many people' : `You greeted ${greeted}`}
      />
      <div className="event">
        <div className="event-main">
          <div className="event-stage">
            <LiveCount channel={eventChannel} variant="figure" label="watching now" />
            <ReactionOverlay channel={eventChannel} originRef={bar} />
          </div>
          <ReactionBar ref={bar} channel={eventChannel} tally className="event-reactions" />
          <EventFeed
            channel={questionsChannel}
            events={questionEvents}
            detail={textOf}
            groupRepeats={false}
            members={false}
            aria-label="Questions"
            className="event-feed"
          />
        </div>
        <MemberList
          channel={eventChannel}
          className="event-people"
          actions={(member) => (
            <button
              type="button"
              className="cp-button"
              onClick={() => setGreeted(toPerson(member).name ?? null)}
            >
              Greet
            </button>
          )}
        />
      </div>
    </>
  );
}

const questionEvents = ['question'];
