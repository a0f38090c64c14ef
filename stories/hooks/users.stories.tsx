import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { extensions, signIn, type Clock } from '../../src/engine.js';
import { PresenceDot, useEngine, useUser, useUserEvent, useWatchlist } from '../../src/index.js';
import type { Lab, LabClient } from '../../src/testing.js';
import { ada, bo, chidi, emi, type RoomInfo, type RoomUser } from '../room/people.js';
import { LabWindows } from '../scenarios/lab-windows.js';
import { windowOf } from '../scenarios/play.js';
import { Scenario } from '../scenarios/scenario.js';
import './opt-in.css';

const meta = { title: 'Hooks/Users' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const friends = [ada, bo, chidi, emi];
const users = [ada, bo];

/** A client whose user signs in, and hears of three friends when they come and go. */
function signedIn(lab: Lab<Clock>, user: RoomUser): LabClient {
  const watchlist = friends.flatMap(({ id }) => (id === user.id ? [] : [id]));
  const client = lab.client({ id: user.id, info: user.info, watchlist });
  return { ...client, options: { ...client.options, extensions: extensions(signIn(client.userAuth)) } };
}

function Account({ user, lab }: { user: RoomUser; lab: Lab<Clock> }): ReactElement {
  const { connect } = useEngine();
  const { status, id, info } = useUser<RoomInfo>();
  const { isOnline } = useWatchlist();
  const [notices, setNotices] = useState<readonly string[]>([]);
  useUserEvent('notice', (data) => {
    const { text } = (data ?? {}) as { text?: unknown };
    if (typeof text === 'string') setNotices((all) => [...all, text].slice(-3));
  });
  return (
    <div className="opt-in">
      <p>{status === 'signed-in' ? `Signed in as ${info?.name ?? id ?? 'nobody'}` : `Sign-in: ${status}`}</p>
      <div className="scenario-controls">
        <button type="button" className="room-button" onClick={connect}>
          Connect
        </button>
        <button
          type="button"
          className="room-button"
          onClick={() =>
            lab.publish(`#server-to-user-${user.id}`, 'notice', { text: 'Your export is ready' })
          }
        >
          Server writes to {user.nickname}
        </button>
      </div>
      <div>
        <h2>Watchlist</h2>
        <ul aria-label={`Watchlist, ${user.nickname}’s window`}>
          {friends
            .filter((friend) => friend !== user)
            .map((friend) => (
              <li key={friend.id}>
                <PresenceDot status={isOnline(friend.id) ? 'active' : 'offline'} decorative />
                <bdi>{friend.info.name}</bdi> {isOnline(friend.id) ? 'is online' : 'is not online'}
              </li>
            ))}
        </ul>
      </div>
      <div>
        <h2>Sent to this user alone</h2>
        <ol aria-label={`Notices, ${user.nickname}’s window`}>
          {notices.length === 0 && <li>Nothing yet</li>}
          {notices.map((text, at) => (
            <li key={at}>{text}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** `signIn()`, and what it brings: who one is, which friends are there, what the server sends to one user. */
export const SignIn: Story = {
  render: () => (
    <Scenario
      title="Users"
      about="Signing in is an extension: useUser, useWatchlist and useUserEvent."
      server="Server runs in this page"
    >
      <LabWindows users={users} connect={signedIn}>
        {({ user }, lab) => <Account user={user} lab={lab} />}
      </LabWindows>
    </Scenario>
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    const press = async (window: typeof adas, name: string): Promise<void> => {
      window.getByRole('button', { name }).focus();
      await userEvent.keyboard('{Enter}');
    };
    await step('Each is signed in, by a signature of the server', async () => {
      await press(adas, 'Connect');
      await adas.findByText('Signed in as Ada Lovelace');
      await press(bos, 'Connect');
      await bos.findByText('Signed in as Bo Andersson');
    });
    await step('Ada hears that Bo is online, and that he no longer is', async () => {
      const list = adas.getByRole('list', { name: 'Watchlist, Ada’s window' });
      await waitFor(() => expect(list).toHaveTextContent('Bo Andersson is online'));
      await expect(list).toHaveTextContent('Emi Tanaka is not online');
      await press(bos, 'Pull the cable');
      await waitFor(() => expect(list).toHaveTextContent('Bo Andersson is not online'));
      await press(bos, 'Plug back in');
      await waitFor(() => expect(list).toHaveTextContent('Bo Andersson is online'));
    });
    await step('What is sent to Ada is hers alone', async () => {
      await press(adas, 'Server writes to Ada');
      await adas.findByText('Your export is ready');
      await expect(bos.queryByText('Your export is ready')).toBeNull();
    });
  },
};
export const Dark: Story = { globals: { theme: 'dark' }, render: SignIn.render! };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, render: SignIn.render! };
