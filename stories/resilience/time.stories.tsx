import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { systemClock, type Clock } from '../../src/engine.js';
import { ada, bo } from '../room/people.js';
import { createTrial, type Trial, type TrialLine } from './create-trial.js';
import { expectStatus, expectSubscribed, factOf, press, statusOf, windowOf } from './play.js';
import { ControlButton, TrialPage } from './trial-page.js';

const meta = { title: 'Resilience/Sleep and clocks' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** As servers have it: left alone, a dead line is found after half a minute of silence and ten seconds of grace. */
const patient = { timeouts: {} };

/** Nothing comes and goes, and nobody is told. */
function sleep({ client }: TrialLine): void {
  client.cable.pull({ halfOpen: true });
}

/** Longer than an answer is awaited after a hint. */
const networkBackMs = 3_500;

/** The page is seen again; the network takes its time. */
function wake({ client }: TrialLine): void {
  client.hints.wake();
  setTimeout(() => client.cable.plug(), networkBackMs);
}

/** A computer that slept questions its line at once: it need not wait for the silence to be long. */
export const SleepAndWake: Story = {
  render: () => (
    <TrialPage
      title="Sleep and wake"
      about="Close the lid of one, and open it again: its line says nothing, and is not waited for."
      create={() =>
        createTrial([
          { title: 'Ada, asleep', user: ada, options: () => patient },
          { title: 'Bo', user: bo },
        ])
      }
      controls={(trial: Trial) => (
        <ControlButton onClick={() => trial.orders.publish(1)}>Publish an order</ControlButton>
      )}
      lineControls={(line) => (
        <>
          <ControlButton onClick={() => sleep(line)}>Sleep</ControlButton>
          <ControlButton onClick={() => wake(line)}>Wake up</ControlButton>
        </>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada, asleep'), windowOf(canvas, 'Bo')];
    for (const window of [adas, bos]) await expectSubscribed(window);
    await step('Asleep, she hears nothing, and does not know it', async () => {
      await press(adas, 'Sleep');
      await press(canvas, 'Publish an order');
      await waitFor(() => expect(factOf(bos, 'Orders')).toBe('1'));
      await expect([factOf(adas, 'Orders'), statusOf(adas)]).toEqual(['0', 'connected']);
    });
    await step('Awake, her engine asks the line, takes another and catches up', async () => {
      await press(adas, 'Wake up');
      await expect(await adas.findByText('caught up: 1')).toBeVisible();
      await expectStatus(adas, 'connected');
    });
  },
};

const hourMs = 3_600_000;

/** A clock that somebody sets. */
interface WrongClock extends Clock {
  shift(ms: number): void;
}

function createWrongClock(): WrongClock {
  let offMs = 0;
  return {
    now: () => systemClock.now() + offMs,
    setTimeout: systemClock.setTimeout,
    clearTimeout: systemClock.clearTimeout,
    shift(ms) {
      offMs += ms;
    },
  };
}

const clocks = new WeakMap<object, WrongClock>();

function clockOf(key: object): WrongClock {
  const clock = clocks.get(key) ?? createWrongClock();
  clocks.set(key, clock);
  return clock;
}

/** A clock that is set forward costs one question to the server, and nothing else. */
export const ClockSetForward: Story = {
  render: () => (
    <TrialPage
      title="A clock that is set"
      about="Set the clock of one an hour forward: the line is questioned, and found alive."
      create={() =>
        createTrial([
          { title: 'Ada', user: ada, options: (client) => ({ clock: clockOf(client) }) },
          { title: 'Bo', user: bo },
        ])
      }
      controls={(trial: Trial) => (
        <ControlButton onClick={() => trial.orders.publish(1)}>Publish an order</ControlButton>
      )}
      lineControls={({ client }) => (
        <ControlButton onClick={() => clockOf(client).shift(hourMs)}>An hour forward</ControlButton>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    for (const window of [adas, bos]) await expectSubscribed(window);
    await press(adas, 'An hour forward');
    await step('Orders still arrive in both windows', async () => {
      for (const number of ['1', '2', '3']) {
        await press(canvas, 'Publish an order');
        await waitFor(() =>
          expect([factOf(adas, 'Orders'), factOf(bos, 'Orders')]).toEqual([number, number]),
        );
      }
    });
    await step('And nobody was disconnected', async () => {
      await expect(statusOf(adas)).toBe('connected');
      await expect(adas.queryByText('reconnecting', { selector: 'code' })).toBeNull();
      await expect(adas.queryByText('resync', { selector: 'code' })).toBeNull();
    });
  },
};

/** As much as a long night holds: all that was missed is fetched once. */
export const ManyMissedEvents: Story = {
  render: () => (
    <TrialPage
      title="200 missed events"
      about="Pull the cable, publish 200 orders, plug in: one gap is told, and filled by one request."
      create={() => createTrial([{ title: 'Ada', user: ada }])}
      controls={(trial: Trial) => (
        <ControlButton onClick={() => trial.orders.publish(200)}>Publish 200 orders</ControlButton>
      )}
      lineControls={({ client }) => (
        <>
          <ControlButton onClick={() => client.cable.pull()}>Pull the cable</ControlButton>
          <ControlButton onClick={() => client.cable.plug()}>Plug back in</ControlButton>
        </>
      )}
    />
  ),
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await expectSubscribed(adas);
    await press(adas, 'Pull the cable');
    await expectStatus(adas, 'reconnecting');
    await press(canvas, 'Publish 200 orders');
    await step('Plugged in: one gap, and all 200', async () => {
      await press(adas, 'Plug back in');
      await waitFor(() => expect(factOf(adas, 'Orders')).toBe('200'));
      await expect(adas.getAllByText('resync', { selector: 'code' })).toHaveLength(1);
    });
  },
};
