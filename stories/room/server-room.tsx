import { useState, type ReactElement } from 'react';
import { RealtimeProvider, useConnection, type EngineOptions } from '../../src/index.js';
import { ControlStrip } from './control-strip.js';
import { roomChannel } from './create-room.js';
import { NameForm } from './name-form.js';
import { toPerson, type RoomUser } from './people.js';
import { RoomApp } from './room-app.js';
import { optionsFor, serverUrl } from './server-address.js';
import { forgetUser, rememberedUser, userOfTab } from './tab-user.js';
import './room.css';

/** A room over the development server: whoever opens this page in another browser is in it too. */
export function ServerRoom(): ReactElement {
  const [user, setUser] = useState(rememberedUser);
  if (user === null) return <NameForm onName={(name) => setUser(userOfTab(name))} />;
  return (
    <ServerPane
      user={user}
      options={optionsFor(user)}
      onLeave={() => {
        forgetUser();
        setUser(null);
      }}
    />
  );
}

/** One's own window on the server's room, or how to start the server where none answers. */
export function ServerPane({
  user,
  options,
  onLeave,
}: {
  user: RoomUser;
  options: EngineOptions;
  onLeave: () => void;
}): ReactElement {
  return (
    <section className="room-pane" aria-label={user.nickname}>
      <RealtimeProvider options={options} person={toPerson}>
        <ControlStrip user={user} title={user.nickname}>
          <button type="button" className="room-button" onClick={onLeave}>
            Change name
          </button>
        </ControlStrip>
        <NoServer />
        <RoomApp channel={roomChannel} me={user} history={null} narrow={false} />
      </RealtimeProvider>
    </section>
  );
}

function NoServer(): ReactElement {
  const isMissing = useConnection(
    ({ status, everConnected, error }) => status !== 'connected' && !everConnected && error !== null,
  );
  return (
    <p className="room-missing" role="status">
      {isMissing && (
        <span>
          No server answers at {serverUrl}: run <code>npm start</code> in the project.
        </span>
      )}
    </p>
  );
}
