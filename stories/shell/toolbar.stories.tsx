import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import {
  ChannelGateView,
  ConnectionStatus,
  PresenceAvatars,
  PresenceAvatarsView,
  ViewingNowView,
} from '../../src/index.js';
import { LabPanes } from '../components/lab-panes.js';
import { crowd, people, shownAs } from '../components/people.js';
import { Card } from '../components/sheet.js';
import { ada, bo } from '../room/people.js';
import { shell } from './shell.js';
import './toolbar.css';

const meta = {
  title: 'Internals/Toolbar',
  component: PresenceAvatarsView,
  args: { members: crowd, person: shownAs },
  argTypes: { members: { control: false }, person: { control: false } },
  parameters: { crowd: 'members' },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof PresenceAvatarsView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What a clock that is paused, or ten times as fast, holds and hurries, and what it leaves alone. */
function ClockNote(): ReactElement {
  return (
    <dl className="toolbar-note">
      <dt>The clock drives</dt>
      <dd>
        the labs with their latency, engines and hooks, the waiting times of components (badges, banners,
        announcements, skeletons, locks, relative times), and what <code>Date.now()</code> says.
      </dd>
      <dt>It does not drive</dt>
      <dd>
        what is drawn by the frame: the way of cursors, reactions that rise, transitions of style sheets. Nor
        timers of the stories themselves, but for those of the live room.
      </dd>
    </dl>
  );
}

/** A little of everything: what the toolbar changes can be seen here at once. */
export const Playground: Story = {
  render: (args) => (
    <Card title="Whatever the toolbar says">
      <PresenceAvatarsView {...args} />
      <ViewingNowView {...args} stale={Boolean(args.stale)} />
      <button className="toolbar-own">A story’s own button</button>
      <ClockNote />
    </Card>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('list', { name: '17 people here' })).toBeVisible();
    await expect(canvas.getByText('Ada Lovelace')).toBeVisible();
  },
};

const root = document.documentElement;

/** The words of the components are German, those of the story are the story's. */
export const German: Story = {
  ...Playground,
  globals: { locale: 'de' },
  play: async ({ canvas }) => {
    await expect([root.lang, root.dir]).toEqual(['de', 'ltr']);
    await expect(canvas.getByRole('list', { name: '17 Personen hier' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'A story’s own button' })).toBeVisible();
  },
};

/** A language brings its direction. */
export const Arabic: Story = {
  ...Playground,
  globals: { locale: 'ar' },
  play: async ({ canvas }) => {
    await expect([root.lang, root.dir]).toEqual(['ar', 'rtl']);
    await expect(canvas.getByText(/يشاهدون/)).toBeVisible();
  },
};

/** A direction that is asked for wins. */
export const ArabicLeftToRight: Story = {
  ...Playground,
  globals: { locale: 'ar', direction: 'ltr' },
  play: async () => {
    await expect([root.lang, root.dir]).toEqual(['ar', 'ltr']);
  },
};

export const Pseudo: Story = {
  ...Playground,
  globals: { locale: 'pseudo' },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByText(/\[.*~+\]/)[0]).toBeVisible();
  },
};

/** Both themes give the page its colours, and the system's one is the system's. */
export const Dark: Story = {
  ...Playground,
  globals: { theme: 'dark' },
  play: async () => {
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(10, 11, 13)');
  },
};

const mutedOf = (element: Element): string => {
  const probe = document.createElement('i');
  probe.style.color = 'var(--cp-muted)';
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

/** As for who asks the system for more contrast: secondary text is as strong as all text. */
export const MoreContrast: Story = {
  ...Playground,
  globals: { theme: 'hc-dark' },
  play: async () => {
    await expect(mutedOf(document.body)).toBe('rgb(236, 238, 241)');
  },
};
/** Four times the same, each with a theme of its own. */
export const EveryTheme: Story = {
  ...Playground,
  globals: { theme: 'grid' },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getAllByRole('list', { name: '17 people here' })).toHaveLength(4);
    const cells = canvasElement.querySelectorAll('[data-theme]');
    await expect([...cells].map(mutedOf)).toEqual([
      'rgb(90, 97, 110)',
      'rgb(161, 168, 179)',
      'rgb(21, 23, 28)',
      'rgb(236, 238, 241)',
    ]);
  },
};
export const ThemeOfTheSystem: Story = {
  ...Playground,
  globals: { theme: 'system' },
  play: async () => {
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    await expect(root).not.toHaveAttribute('data-theme');
    await expect(getComputedStyle(root).backgroundColor).toBe(
      isDark ? 'rgb(10, 11, 13)' : 'rgb(246, 247, 248)',
    );
  },
};

const ownMotion = (canvasElement: HTMLElement): [string, string] => {
  const { transitionProperty, animationName } = getComputedStyle(
    canvasElement.querySelector('.toolbar-own')!,
  );
  return [transitionProperty, animationName];
};

/** Without a word, a story moves as it likes. */
export const Motion: Story = {
  ...Playground,
  play: async ({ canvasElement }) => {
    await expect(root).not.toHaveAttribute('data-motion');
    await expect(ownMotion(canvasElement)).toEqual(['background-color', 'toolbar-own']);
  },
};
export const ReducedMotion: Story = {
  ...Playground,
  globals: { motion: 'reduced' },
  play: async ({ canvasElement }) => {
    await expect(root).toHaveAttribute('data-motion', 'reduced');
    await expect(ownMotion(canvasElement)).toEqual(['none', 'none']);
  },
};
export const NoMotion: Story = {
  ...Playground,
  globals: { motion: 'none' },
  play: async ({ canvasElement }) => {
    await expect(root).toHaveAttribute('data-motion', 'none');
    await expect(ownMotion(canvasElement)).toEqual(['none', 'none']);
  },
};

/** As many people as the toolbar says, in every story that names the argument that they are in. */
export const RoomOf100: Story = {
  globals: { roomSize: '100' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('list', { name: '100 people here' })).toBeVisible();
  },
};
export const RoomOf10000: Story = {
  globals: { roomSize: '10000' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('list', { name: '10,000 people here' })).toBeVisible();
  },
};

const channel = 'presence-toolbar';

function Windows(): ReactElement {
  return (
    <LabPanes users={[ada, bo]} channel={channel}>
      {(user) => (
        <h2>
          {user.nickname}
          <PresenceAvatars channel={channel} size="sm" />
          <ConnectionStatus />
        </h2>
      )}
    </LabPanes>
  );
}

const patience = { timeout: 8_000 };

/** The badges of both windows, which come one after the other. */
function bothSay(canvas: StoryContext['canvas'], words: string): Promise<HTMLElement[]> {
  return waitFor(async () => {
    const badges = canvas.getAllByRole('img', { name: `Connection: ${words}` });
    await expect(badges).toHaveLength(2);
    return badges;
  }, patience);
}

/** Live rooms are filled as well. */
export const LiveRoomOf12: Story = {
  render: () => <Windows />,
  globals: { roomSize: '12' },
  play: async ({ canvas }) => {
    const adas = within(canvas.getByRole('region', { name: 'Ada' }));
    await expect(await adas.findByRole('list', { name: '12 people here' }, patience)).toBeVisible();
  },
};

/** Ten thousand are as quick as twelve: most of them come with the first list. More, or fewer, come and go at once. */
export const LiveRoomOf10000: Story = {
  render: () => <Windows />,
  globals: { roomSize: '10000' },
  play: async ({ canvas, step }) => {
    const adas = within(canvas.getByRole('region', { name: 'Ada' }));
    const here = (count: string): Promise<HTMLElement> =>
      adas.findByRole('list', { name: `${count} people here` }, patience);
    await here('10,000');
    await step('A smaller room', async () => {
      shell.set({ ...shell.settings, roomSize: '1000' });
      await here('1,000');
      shell.set({ ...shell.settings, roomSize: 'own' });
      await here('2');
    });
  },
};

/** Both windows are cut off, and their badges are amber. The network is back: so are they. */
export const Offline: Story = {
  render: () => <Windows />,
  globals: { network: 'offline' },
  play: async ({ canvas, step }) => {
    await step('Nobody gets through', async () => {
      const badges = await bothSay(canvas, 'Offline');
      const { color } = getComputedStyle(badges[0]!.querySelector('bdi')!);
      await expect(color).toBe('rgb(135, 82, 0)');
    });
    await step('The network is back', async () => {
      shell.set({ ...shell.settings, network: 'perfect' });
      await bothSay(canvas, 'Live');
    });
  },
};

/** Nothing arrives while the clock stands, and everything once it goes on. */
export const PausedClock: Story = {
  render: () => <Windows />,
  globals: { clock: 'paused' },
  play: async ({ canvas, step }) => {
    await step('Time stands still', async () => {
      const before = Date.now();
      await new Promise((resolve) => void setTimeout(resolve, 300));
      await expect(Date.now()).toBe(before);
      await expect(canvas.getAllByRole('img', { name: 'Connection: Connecting…' })).toHaveLength(2);
    });
    await step('Time goes on', async () => {
      shell.set({ ...shell.settings, clock: 'real' });
      await bothSay(canvas, 'Live');
    });
  },
};

/** What a component waits for, it waits for by the same clock. */
export const PausedComponent: Story = {
  render: () => <ChannelGateView state="subscribing">Behind the gate</ChannelGateView>,
  globals: { clock: 'paused' },
  play: async ({ canvasElement, step }) => {
    const isSeen = (): string | null | undefined =>
      canvasElement.querySelector('.cp-skeleton')?.getAttribute('data-visible');
    await step('Its skeleton comes after 300 ms, which do not pass', async () => {
      await new Promise((resolve) => void setTimeout(resolve, 500));
      await expect(isSeen()).toBe('false');
    });
    await step('They pass', async () => {
      shell.clock.leap(300);
      await waitFor(() => expect(isSeen()).toBe('true'));
    });
  },
};

/** Ten seconds of a lab in one. */
export const FastClock: Story = {
  render: () => <Windows />,
  globals: { clock: 'fast' },
  play: async ({ canvas }) => {
    await bothSay(canvas, 'Live');
    const [lab, page] = [Date.now(), performance.now()];
    await new Promise((resolve) => void setTimeout(resolve, 200));
    const passed = (Date.now() - lab) / (performance.now() - page);
    await expect(passed).toBeGreaterThan(9);
    await expect(passed).toBeLessThan(11);
  },
};

const moreButton = (canvasElement: HTMLElement): CSSStyleDeclaration =>
  getComputedStyle(within(canvasElement).getByRole('button', { name: /more/ }));

/** The sheet without a layer looks the same. */
export const Unlayered: Story = {
  globals: { css: 'unlayered' },
  play: async ({ canvasElement }) => {
    await expect(moreButton(canvasElement).borderRadius).not.toBe('0px');
    await expect(document.querySelector('style[data-shell]')!.textContent).not.toContain('@layer');
  },
};

/** Only what places things. */
export const StructureOnly: Story = {
  globals: { css: 'structure' },
  play: async ({ canvasElement }) => {
    await expect(moreButton(canvasElement).borderRadius).toBe('0px');
  },
};

/** A reset that stands in no layer takes the looks of the layered sheet's buttons. */
export const HostileReset: Story = {
  globals: { css: 'hostile' },
  play: async ({ canvasElement }) => {
    const { borderRadius, backgroundColor } = moreButton(canvasElement);
    await expect([borderRadius, backgroundColor]).toEqual(['0px', 'rgba(0, 0, 0, 0)']);
  },
};

function Mounts(): ReactElement {
  const [count, setCount] = useState(0);
  const mounts = useRef(0);
  useEffect(() => {
    mounts.current += 1;
    setCount(mounts.current);
  }, []);
  return <p>Mounted {count} times</p>;
}

/** React puts everything on the page twice. */
export const Strict: Story = {
  render: () => <Mounts />,
  globals: { strict: 'on' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Mounted 2 times')).toBeVisible();
  },
};
export const NotStrict: Story = {
  render: () => <Mounts />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Mounted 1 times')).toBeVisible();
  },
};

/** A live room survives being put on the page twice. */
export const StrictLive: Story = {
  render: () => <Windows />,
  globals: { strict: 'on' },
  play: async ({ canvas }) => {
    await bothSay(canvas, 'Live');
    await waitFor(() => expect(canvas.getAllByRole('list', { name: '2 people here' })).toHaveLength(2));
  },
};

/** Where there is nothing for a choice to apply to, it breaks nothing. */
export const NothingToApplyTo: Story = {
  render: () => <ViewingNowView members={people(3)} />,
  globals: { network: 'flaky', clock: 'paused', roomSize: '10000', strict: 'on', motion: 'none' },
  play: async ({ canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByText(/viewing/)).toBeVisible();
  },
};
