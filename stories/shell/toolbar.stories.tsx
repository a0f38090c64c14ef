import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ConnectionStatus, PresenceAvatars, PresenceAvatarsView, ViewingNowView } from '../../src/index.js';
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

/** A little of everything: what the toolbar changes can be seen here at once. */
export const Playground: Story = {
  render: (args) => (
    <Card title="Whatever the toolbar says">
      <PresenceAvatarsView {...args} />
      <ViewingNowView {...args} stale={Boolean(args.stale)} />
      <button className="toolbar-own">A story’s own button</button>
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
