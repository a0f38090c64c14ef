import { useState, type ReactElement } from 'react';
import type { EngineOptions } from '../../src/index.js';
import { NameForm } from './name-form.js';
import type { RoomUser } from './people.js';
import { RoomPane } from './room-pane.js';
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
    <div className="room room-alone">
      <RoomPane
        user={user}
        title={user.nickname}
        options={options}
        history={null}
        noServer={
          <>
            No server answers at {serverUrl}: run <code>npm start</code> in the project.
          </>
        }
        controls={
          <button type="button" className="room-button" onClick={onLeave}>
            Change name
          </button>
        }
      />
    </div>
  );
}
