import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test';
import type { Actor } from '../../src/testing.js';
import { chidi } from '../room/people.js';
import { every } from '../shell/every.js';
import type { StoryLab } from '../shell/story-lab.js';
import { devtoolsIn, openTab } from './play.js';
import { room, TwoPeople } from './two-people.js';

const meta = {
  title: 'Devtools/RealtimeDevtools',
  component: TwoPeople,
  args: { initialOpen: true },
  argTypes: {
    position: {
      control: 'inline-radio',
      options: ['bottom-right', 'bottom-left', 'top-right', 'top-left'],
    },
    theme: { control: 'inline-radio', options: ['system', 'light', 'dark'] },
    play: { control: false },
    actors: { control: false },
  },
  render: (args, { globals }) => (
    <TwoPeople theme={String(globals['theme']).endsWith('dark') ? 'dark' : 'light'} {...args} />
  ),
} satisfies Meta<typeof TwoPeople>;

export default meta;
type Story = StoryObj<typeof meta>;

/** They chat a little: a cursor each half second, and a word now and then. */
function chatter({ clock }: StoryLab, [one, two]: readonly Actor[]): () => void {
  let at = 0;
  return every(clock, 500, () => {
    at += 1;
    one?.send(room, 'client-cursor', { x: (at * 37) % 640, y: (at * 23) % 400 });
    if (at % 6 === 0) two?.send(room, 'client-typing', { until: at });
  });
}

/** Opened, walked through and closed by keyboard alone. */
export const Closed: Story = {
  args: { initialOpen: false, play: chatter },
  play: async ({ canvasElement, step }) => {
    const devtools = await devtoolsIn(canvasElement);
    const button = await devtools.findByRole('button', { name: /^Realtime devtools/ });
    await step('opens', async () => {
      button.focus();
      await userEvent.keyboard('{Enter}');
      await expect(
        await devtools.findByRole('region', { name: 'Realtime devtools' }, { timeout: 5_000 }),
      ).toBeVisible();
      await waitFor(() =>
        expect(devtools.getByRole('tab', { name: 'Connection' })).toHaveAttribute('tabindex', '0'),
      );
    });
    await step('walks', async () => {
      devtools.getByRole('tab', { name: 'Connection' }).focus();
      await userEvent.keyboard('{ArrowRight}');
      await expect(devtools.getByRole('tab', { name: /^Channels/ })).toHaveAttribute('aria-selected', 'true');
      await userEvent.keyboard('{End}{ArrowRight}');
      await expect(devtools.getByRole('tab', { name: 'Connection' })).toHaveAttribute(
        'aria-selected',
        'true',
      );
    });
    await step('closes', async () => {
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(devtools.queryByRole('region')).toBeNull());
      await expect(button).toBeVisible();
    });
  },
};

/** A cable is pulled and put back: what happened is in the list of states. */
export const Connection: Story = {
  args: { play: chatter },
  play: async ({ canvas, canvasElement, step }) => {
    const devtools = await openTab(canvasElement, 'Connection');
    const ada = within(canvas.getByRole('region', { name: 'Ada' }));
    await waitFor(() => expect(devtools.getByText('memory://local/app/app-key')).toBeVisible());
    await step('the cable is pulled', async () => {
      await userEvent.click(ada.getByRole('button', { name: 'Pull the cable' }));
      await waitFor(() => expect(devtools.getAllByText('reconnecting')[0]).toBeVisible());
      await expect(devtools.getAllByText('1006')[0]).toBeVisible();
      await expect(devtools.getByText(/The line was cut without a close/)).toBeVisible();
    });
    await step('and put back', async () => {
      await userEvent.click(ada.getByRole('button', { name: 'Pull the cable' }));
      await waitFor(() => expect(devtools.getAllByText('connected').length).toBeGreaterThan(2), {
        timeout: 5_000,
      });
    });
  },
};

/** Who holds what, and how it stands. */
export const Channels: Story = {
  args: { play: chatter },
  play: async ({ canvasElement }) => {
    const devtools = await openTab(canvasElement, 'Channels');
    const row = await devtools.findByRole('option', { name: new RegExp(room) });
    await waitFor(() => expect(row).toHaveTextContent('4 here'));
    await userEvent.click(row);
    await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent(
      '"name": "Ada Lovelace"',
    );
    await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent(/held ×\d/);
  },
};

/** What goes over the line, without secrets; an event that does not fit its schema is between the frames. */
export const Wire: Story = {
  args: { play: chatter },
  parameters: { prints: ['does not fit its schema'] },
  play: async ({ canvas, canvasElement, step }) => {
    const devtools = await openTab(canvasElement, 'Wire');
    const ada = within(canvas.getByRole('region', { name: 'Ada' }));
    await step('a secret is not there', async () => {
      const row = await devtools.findByRole('option', { name: /out pusher:subscribe/ });
      await userEvent.click(row);
      await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent(
        '"auth": "[redacted]"',
      );
      await expect(devtools.getByRole('region', { name: 'Details' })).not.toHaveTextContent(/[0-9a-f]{64}/);
    });
    await step('an error is told', async () => {
      await userEvent.click(ada.getByRole('button', { name: 'Say nonsense' }));
      const row = await devtools.findByRole('option', { name: /error schema/ });
      await userEvent.click(row);
      await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent('a string is wanted');
    });
    await step('frames are found', async () => {
      const filter = devtools.getByRole('searchbox', { name: 'Filter frames' });
      // typing is proved in test/devtools: user-event cannot do it within a shadow root
      await fireEvent.change(filter, { target: { value: 'cursor' } });
      await waitFor(() => expect(devtools.queryByRole('option', { name: /subscribe/ })).toBeNull());
      await waitFor(() =>
        expect(devtools.getAllByRole('option', { name: /client-cursor/ })[0]).toBeVisible(),
      );
      await fireEvent.change(filter, { target: { value: '' } });
    });
  },
};

const odd = {
  ...chidi,
  info: { ...chidi.info, name: 'Chidi\u202e rofakO\u200b\u200b  Okafor' },
};

/** A name as the server sent it, and as it is shown. */
export const Presence: Story = {
  args: { actors: [odd] },
  play: async ({ canvasElement }) => {
    const devtools = await openTab(canvasElement, 'Presence');
    await userEvent.click(await devtools.findByRole('option', { name: /chidi/ }));
    await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent('\\u202e');
  },
};

export const Dark: Story = { ...Wire, globals: { theme: 'dark' } };
export const DarkConnection: Story = { ...Connection, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...Channels, globals: { direction: 'rtl' } };

/** A phone: list over details. */
export const Narrow: Story = { ...Wire, globals: { viewport: { value: 'mobile1' } } };

export const AtTheTop: Story = { args: { play: chatter, position: 'top-left' } };

/** Without an inspector: the state is there, frames are not, and it says what to do. */
export const NotInspected: Story = {
  args: { inspected: false },
  play: async ({ canvasElement }) => {
    const devtools = await openTab(canvasElement, 'Wire');
    await expect(devtools.getByText(/createInspector\(\)/)).toBeVisible();
  },
};

/** Each engine has its own states, channels and frames. */
export const SeveralEngines: Story = {
  args: { play: chatter },
  play: async ({ canvas, canvasElement }) => {
    const devtools = await openTab(canvasElement, 'Wire');
    await userEvent.selectOptions(devtools.getByRole('combobox', { name: 'Engine' }), 'Bo');
    const bo = within(canvas.getByRole('region', { name: 'Bo' }));
    await userEvent.click(bo.getByRole('button', { name: 'Wave' }));
    await expect(await devtools.findByRole('option', { name: /out client-wave/ })).toBeVisible();
    await userEvent.selectOptions(devtools.getByRole('combobox', { name: 'Engine' }), 'Ada');
    await expect(await devtools.findByRole('option', { name: /in client-wave/ })).toBeVisible();
  },
};

/** A thousand events a second: the page stays quick, and the last thousand are kept. */
export const Flood: Story = {
  args: {
    play: (lab) => {
      let at = 0;
      const startedAt = lab.clock.now();
      return every(lab.clock, 20, () => {
        while (at < lab.clock.now() - startedAt)
          lab.publish(room, 'moved', { at: ++at, x: at % 640, y: at % 480 });
      });
    },
  },
  play: async ({ canvasElement }) => {
    const devtools = await openTab(canvasElement, 'Wire');
    await waitFor(() => expect(devtools.getByText(/the last 1000 of/)).toBeVisible(), { timeout: 8_000 });
    await expect(devtools.getAllByRole('option').length).toBeLessThan(100);
    await userEvent.click(devtools.getByRole('button', { name: 'Pause' }));
    await waitFor(() => expect(devtools.getByRole('button', { name: /^Paused, \d+ new/ })).toBeVisible());
    await userEvent.click(devtools.getByRole('button', { name: /^Paused/ }));
  },
};

/** What screen readers were told, what they were not, and why. */
export const Announcer: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const devtools = await openTab(canvasElement, 'Announcer');
    const ada = within(canvas.getByRole('region', { name: 'Ada' }));
    await step('what is said to screen readers is listed, and read in full', async () => {
      await userEvent.click(ada.getByRole('button', { name: 'Announce' }));
      const row = await devtools.findByRole('option', { name: /message Ada saved it\. polite/ });
      await userEvent.click(row);
      await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent('"group": "message"');
    });
    await step('what is not, with the reason', async () => {
      for (let n = 0; n < 5; n++) await userEvent.click(ada.getByRole('button', { name: 'Announce' }));
      const [unsaid] = await devtools.findAllByRole('option', { name: /not said: too many waited/ });
      await expect(unsaid).toBeVisible();
    });
  },
};
export const AnnouncerDark: Story = { ...Announcer, tags: ['!test'], globals: { theme: 'dark' } };

/** Trouble by hand, in development only: it is put in, seen on the page, and taken back. */
export const Faults: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const devtools = await openTab(canvasElement, 'Faults');
    const offline = await devtools.findByRole('button', { name: 'Offline' });
    const ada = canvas.getByRole('region', { name: 'Ada' });
    await step('Ada is offline, Bo is not', async () => {
      offline.focus();
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(ada).toHaveTextContent(/offline/));
      await expect(canvas.getByRole('region', { name: 'Bo' })).toHaveTextContent(/connected/);
    });
    await step('and back', async () => {
      await userEvent.click(devtools.getByRole('button', { name: 'All is well again' }));
      await waitFor(() => expect(ada).toHaveTextContent(/ connected/), { timeout: 5_000 });
    });
  },
};
export const FaultsDark: Story = { ...Faults, tags: ['!test'], globals: { theme: 'dark' } };

/** A frame is heard again, and a client event sent by hand. */
export const ReplayAndSend: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    const devtools = await openTab(canvasElement, 'Wire');
    const ada = within(canvas.getByRole('region', { name: 'Ada' }));
    await step('replayed', async () => {
      await userEvent.click(ada.getByRole('button', { name: 'Say hello' }));
      await userEvent.click(await devtools.findByRole('option', { name: /in said/ }));
      await userEvent.click(devtools.getByRole('button', { name: 'Replay' }));
      await expect(await devtools.findByRole('option', { name: /replayed said/ })).toBeVisible();
    });
    await step('sent', async () => {
      await userEvent.click(devtools.getByRole('button', { name: 'Send…' }));
      const event = devtools.getByRole('textbox', { name: 'Event' });
      await fireEvent.change(event, { target: { value: 'client-wave' } });
      await userEvent.click(devtools.getByRole('button', { name: 'Send' }));
      await expect(await devtools.findByRole('option', { name: /out client-wave/ })).toBeVisible();
    });
  },
};

/** Text stays text, and what is too much is cut. */
export const HostilePayloads: Story = {
  args: {
    play: (lab) => {
      const timer = lab.clock.setTimeout(() => {
        lab.publish(room, '<img src=x onerror=alert(1)>', { html: '<script>alert(1)</script>' });
        lab.publish(room, '\u202egnp.exe', JSON.parse('{"__proto__":{"constructor":1}}') as unknown);
        lab.publish(room, 'deep', JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as unknown);
        lab.publish(room, 'long', { text: 'x'.repeat(9_000) });
      }, 300);
      return () => lab.clock.clearTimeout(timer);
    },
  },
  play: async ({ canvasElement }) => {
    const devtools = await openTab(canvasElement, 'Wire');
    await userEvent.click(await devtools.findByRole('option', { name: /<img src=x/ }));
    const root = canvasElement.querySelector('[data-slot=devtools]')!.shadowRoot!;
    await expect(root.querySelector('img, script')).toBeNull();
    await expect(devtools.getByRole('region', { name: 'Details' })).toHaveTextContent(
      '<script>alert(1)</script>',
    );
    await userEvent.click(devtools.getByRole('option', { name: /deep/ }));
    await expect(devtools.getByText(/There is more/)).toBeVisible();
  },
};
