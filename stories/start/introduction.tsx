import type { ReactElement } from 'react';
import { ClockIcon, PersonIcon, PlugIcon, WindowsIcon } from '../room/icons.js';
import { ada, bo } from '../room/people.js';
import { Room } from '../room/room.js';
import { launchPlan } from '../room/scripts.js';
import { Brand } from './brand.js';
import { CodeBlock } from './code-block.js';
import { CopyButton } from './copy-button.js';
import { LinkCard, storyUrl } from './link-card.js';
import { smallestRoom } from './smallest-room.js';
import './introduction.css';

const install = 'npm install copresent';
const liveRoom = 'story/scenarios-live-room--two-people';

/** The first page: what copresent is for, running. */
export function Introduction(): ReactElement {
  return (
    <main className="start">
      <Brand />
      <h1>Show people who else is here</h1>
      <p className="start-lead">
        <bdi>
          React components for presence over the Pusher protocol that keep the room on screen, even when the
          network is not.
        </bdi>
      </p>
      <div className="start-actions">
        <a className="start-open" href={storyUrl(liveRoom)} target="_top">
          Open the 60-second room
        </a>
        <div className="start-install" dir="ltr">
          <code>{install}</code>
          <CopyButton text={install} label={`Copy ${install}`} />
        </div>
      </div>

      <div className="start-stage">
        <Room users={[ada, bo]} script={launchPlan} />
        <p className="start-caption">
          <PlugIcon />
          <bdi>Two real clients in this page. Pull a cable.</bdi>
        </p>
      </div>

      <section className="start-smallest">
        <div>
          <h2>The smallest room</h2>
          <p>
            <bdi>
              One provider, two components, one stylesheet. A blip stays silent: the badge waits two seconds.
            </bdi>
          </p>
        </div>
        <CodeBlock file="Room.tsx" code={smallestRoom} />
      </section>

      <nav className="start-cards" aria-label="Further">
        <LinkCard
          icon={ClockIcon}
          title="60-second room"
          about="Two panes and a server in the page. Pull a cable."
          path={liveRoom}
        />
        <LinkCard
          icon={PersonIcon}
          title="Components"
          about="Every part, in every state it can reach."
          path="story/components-presenceavatars--playground"
        />
        <LinkCard
          icon={WindowsIcon}
          title="Two browsers"
          about="The same room over a real socket, by npm start."
          path="story/scenarios-live-room--over-the-server"
        />
      </nav>
    </main>
  );
}
