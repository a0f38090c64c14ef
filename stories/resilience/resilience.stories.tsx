import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { closesAfterConnect, refuses } from '../../src/testing.js';
import { ada, bo, chidi, emi } from '../room/people.js';
import { createTrial, type Trial, type TrialLine } from './create-trial.js';
import {
  expectStatus,
  expectSubscribed,
  factOf,
  people,
  press,
  statusOf,
  windowOf,
  type Canvas,
} from './play.js';
import { CableButton, ControlButton, TrialPage } from './trial-page.js';

const meta = { title: 'Resilience/Bad days' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const publishes = (trial: Trial): ReactElement => (
  <ControlButton onClick={() => trial.orders.publish(1)}>Publish an order</ControlButton>
);

function HintButton({ line: { client } }: { line: TrialLine }): ReactElement {
  const [online, setOnline] = useState(client.hints.isOnline());
  return (
    <ControlButton
      onClick={() => {
        client.hints[online ? 'offline' : 'online']();
        setOnline(!online);
      }}
    >
      {online ? 'Say offline' : 'Say online'}
    </ControlButton>
  );
}

/** What the browser says of the network, and what the cable does: only the line itself decides. */
export const OfflineOrOnline: Story = {
  render: () => (
    <TrialPage
      title="Offline or online"
      about="The browser’s word and the cable’s truth, in all four pairs."
      create={() =>
        createTrial([
          { title: 'Says online, plugged in', user: ada },
          { title: 'Says offline, plugged in', user: bo },
          { title: 'Says online, pulled', user: chidi },
          { title: 'Says offline, pulled', user: emi },
        ])
      }
      lineControls={(line) => (
        <>
          <HintButton line={line} />
          <CableButton line={line} />
        </>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const names = [
      'Says online, plugged in',
      'Says offline, plugged in',
      'Says online, pulled',
      'Says offline, pulled',
    ];
    const windows = names.map((name) => windowOf(canvas, name));
    const [good, doubted, pulled, gone] = windows as [Canvas, Canvas, Canvas, Canvas];
    await step('Everyone is connected', async () => {
      for (const window of windows) await expectSubscribed(window);
      await waitFor(() => expect(people(good)).toBe(4));
    });
    await step('A word alone ends nothing; a pulled cable does, whatever is said', async () => {
      await press(doubted, 'Say offline');
      await press(gone, 'Say offline');
      await press(pulled, 'Pull the cable');
      await press(gone, 'Pull the cable');
      await expectStatus(gone, 'offline');
      await expectStatus(pulled, 'reconnecting');
      await expectStatus(doubted, 'connected');
      await waitFor(() => expect(people(good)).toBe(2));
    });
    await step('Back again', async () => {
      await press(pulled, 'Plug back in');
      await press(gone, 'Plug back in');
      await press(gone, 'Say online'); // tried at once
      for (const window of windows) await expectStatus(window, 'connected');
      await waitFor(() => expect(people(good)).toBe(4));
    });
  },
};

/** What was published while the line was down is missing, is told once, and is fetched. */
export const MissedEvents: Story = {
  render: () => (
    <TrialPage
      title="Missed events"
      about="Pull the cable, publish, plug in: the gap is told once, and filled."
      create={() => createTrial([{ title: 'Ada', user: ada }])}
      controls={publishes}
      lineControls={(line) => <CableButton line={line} />}
    />
  ),
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await expectSubscribed(adas);
    await press(canvas, 'Publish an order');
    await press(canvas, 'Publish an order');
    await waitFor(() => expect(factOf(adas, 'Orders')).toBe('2'));
    await step('Two more, which Ada does not hear', async () => {
      await press(adas, 'Pull the cable');
      await expectStatus(adas, 'reconnecting');
      await press(canvas, 'Publish an order');
      await press(canvas, 'Publish an order');
      await expect(factOf(adas, 'Orders')).toBe('2');
    });
    await step('Plugged in: one gap, and what was in it', async () => {
      await press(adas, 'Plug back in');
      await expect(await adas.findByText('caught up: 3, 4')).toBeVisible();
      await expect(factOf(adas, 'Orders')).toBe('4');
      await expect(adas.getAllByText('resync', { selector: 'code' })).toHaveLength(1);
    });
  },
};

/** Nobody says that the line is dead: the silence does. */
export const HalfOpenLine: Story = {
  render: () => (
    <TrialPage
      title="Half-open line"
      about="Both ends believe in it, nothing gets through. The heartbeat finds out."
      create={() => createTrial([{ title: 'Ada', user: ada }])}
      lineControls={(line) => <CableButton line={line} halfOpen />}
    />
  ),
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await expectSubscribed(adas);
    await step('The line falls silent, and is given up', async () => {
      await press(adas, 'Fall silent');
      await expect(statusOf(adas)).toBe('connected');
      await expectStatus(adas, 'reconnecting');
      await expect(factOf(adas, 'Reason')).toBe('pong-timeout');
    });
    await step('It carries again', async () => {
      await press(adas, 'Plug back in');
      await expectStatus(adas, 'connected');
      await expectSubscribed(adas);
    });
  },
};

/** The server closes every line with 4200: everyone is back within a second, and nobody was gone for anybody. */
export const ServerRestart: Story = {
  render: () => (
    <TrialPage
      title="Server restart"
      about="Every line closes at once; they do not return as one."
      create={() =>
        createTrial([
          { title: 'Ada', user: ada },
          { title: 'Bo', user: bo },
        ])
      }
      controls={(trial) => (
        <>
          <ControlButton onClick={() => trial.lab.hub.closeConnections(4200, 'Restarting.')}>
            Restart the server
          </ControlButton>
          {publishes(trial)}
        </>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    await waitFor(() => expect([people(adas), people(bos)]).toEqual([2, 2]));
    await step('The server restarts', async () => {
      await press(canvas, 'Restart the server');
      await expect(await adas.findByText('reconnecting', { selector: '.line-journal code' })).toBeVisible();
    });
    await step('Everyone is back, and hears again', async () => {
      for (const window of [adas, bos]) {
        await expectStatus(window, 'connected');
        await window.findByText('nothing was missed');
      }
      await waitFor(() => expect([people(adas), people(bos)]).toEqual([2, 2]));
      await press(canvas, 'Publish an order');
      await waitFor(() => expect([factOf(adas, 'Orders'), factOf(bos, 'Orders')]).toEqual(['1', '1']));
    });
  },
};

const looping = closesAfterConnect(4200, 'Please reconnect.');

/** A server that asks everyone to come back at once, for ever, is not obeyed. */
export const RestartLoop: Story = {
  render: () => (
    <TrialPage
      title="Restart loop"
      about="The server greets, and closes with 4200. Each return is later than the last."
      create={() => createTrial([{ title: 'Ada', user: ada, fault: looping }])}
      lineControls={({ client }) => (
        <ControlButton onClick={() => client.setFault(null)}>Mend the server</ControlButton>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await step('It comes back a few times in five seconds, not a thousand', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      const connects = adas.getAllByText('connected', { selector: '.line-journal code' }).length;
      await expect(connects).toBeGreaterThan(1);
      await expect(connects).toBeLessThanOrEqual(12);
    });
    await step('Mended: it stays', async () => {
      await press(adas, 'Mend the server');
      await expectSubscribed(adas);
    });
  },
};

const unknownKey = refuses(4001, 'There is no app with this key.');

/** What would be refused again is not asked again, until somebody says so. */
export const RefusedKey: Story = {
  parameters: { prints: ['There is no app with this key.'] },
  render: () => (
    <TrialPage
      title="Refused key"
      about="4001 is for good: no retry, but a button."
      create={() => createTrial([{ title: 'Ada', user: ada, fault: unknownKey }])}
      lineControls={({ client }) => (
        <ControlButton onClick={() => client.setFault(null)}>Register the key</ControlButton>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await expectStatus(adas, 'failed');
    await expect(factOf(adas, 'Reason')).toBe('refused');
    await expect(adas.getAllByText(/There is no app with this key/)[0]).toBeVisible();
    await step('The key is registered, and tried when one asks', async () => {
      await press(adas, 'Register the key');
      await expect(statusOf(adas)).toBe('failed');
      await press(adas, 'Retry now');
      await expectStatus(adas, 'connected');
      await expectSubscribed(adas);
    });
  },
};

interface Session {
  isOver: boolean;
}

function createDeniedTrial(session: Session): Trial {
  return createTrial([
    {
      title: 'Ada',
      user: ada,
      options: ({ options: { auth } }) => ({
        auth: (request) => {
          if (session.isOver) throw Object.assign(new Error('Your session has ended.'), { status: 403 });
          return typeof auth === 'function' ? auth(request) : { auth: '' };
        },
      }),
    },
  ]);
}

function DeniedPage(): ReactElement {
  const [session] = useState<Session>(() => ({ isOver: true }));
  return (
    <TrialPage
      title="Authorisation denied"
      about="The application’s server says 403. A fresh session, and asking again, is enough."
      create={() => createDeniedTrial(session)}
      lineControls={() => (
        <ControlButton
          onClick={() => {
            session.isOver = false;
          }}
        >
          Sign in again
        </ControlButton>
      )}
    />
  );
}

/** A channel that was denied leaves the connection up, says why, and is there once it is allowed. */
export const AuthorizationDenied: Story = {
  parameters: { prints: ['Your session has ended.'] },
  render: () => <DeniedPage />,
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await waitFor(() => expect(factOf(adas, 'Channel')).toBe('failed'));
    await expect(statusOf(adas)).toBe('connected');
    await expect(adas.getByText('authorization-denied')).toBeVisible();
    await step('Signed in again', async () => {
      await press(adas, 'Sign in again');
      await press(adas, 'Ask again');
      await expectSubscribed(adas);
      await expect(adas.queryByText('No orders.')).toBeNull();
    });
  },
};

/** One user in two tabs is one person, for as long as either is there. */
export const TwoTabs: Story = {
  render: () => (
    <TrialPage
      title="Two tabs"
      about="Ada twice, Bo once. Pull either of Ada’s cables, then both."
      create={() =>
        createTrial([
          { title: 'Ada', user: ada },
          { title: 'Ada, tab 2', user: ada },
          { title: 'Bo', user: bo },
        ])
      }
      lineControls={(line) => <CableButton line={line} />}
    />
  ),
  play: async ({ canvas, step }) => {
    const [first, second, bos] = [
      windowOf(canvas, 'Ada'),
      windowOf(canvas, 'Ada, tab 2'),
      windowOf(canvas, 'Bo'),
    ];
    await waitFor(() => expect([first, second, bos].map(people)).toEqual([2, 2, 2]));
    await step('One tab goes: Ada stays', async () => {
      await press(first, 'Pull the cable');
      await expectStatus(first, 'reconnecting');
      await expect([people(second), people(bos)]).toEqual([2, 2]);
    });
    await step('Both are gone: so is she', async () => {
      await press(second, 'Pull the cable');
      await waitFor(() => expect(people(bos)).toBe(1));
    });
    await step('One comes back', async () => {
      await press(second, 'Plug back in');
      await waitFor(() => expect([people(second), people(bos)]).toEqual([2, 2]));
    });
  },
};

const flood = 2_000;

/** Thousands of events in one go are all heard, and the window stays in hand. */
export const EventFlood: Story = {
  render: () => (
    <TrialPage
      title="Event flood"
      about="2,000 orders in one go, to two windows: every one counts, none freezes."
      create={() =>
        createTrial([
          { title: 'Ada', user: ada },
          { title: 'Bo', user: bo },
        ])
      }
      controls={(trial) => (
        <ControlButton onClick={() => trial.orders.publish(flood)}>Publish {flood} orders</ControlButton>
      )}
      lineControls={(line) => <CableButton line={line} />}
    />
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    for (const window of [adas, bos]) await expectSubscribed(window);
    await step('All of them arrive in both windows', async () => {
      await press(canvas, `Publish ${flood} orders`);
      await waitFor(() => expect([factOf(adas, 'Orders'), factOf(bos, 'Orders')]).toEqual(['2000', '2000']));
    });
    await step('And both lines are as they were', async () => {
      await expect([statusOf(adas), statusOf(bos)]).toEqual(['connected', 'connected']);
      await waitFor(() => expect([people(adas), people(bos)]).toEqual([2, 2]));
    });
  },
};

export const Dark: Story = { globals: { theme: 'dark' }, render: OfflineOrOnline.render! };
