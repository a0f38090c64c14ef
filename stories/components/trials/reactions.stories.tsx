import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import {
  ReactionBar,
  ReactionBarView,
  ReactionOverlayView,
  type ReactionOverlayHandle,
} from '../../../src/index.js';
import * as room from '../../room/people.js';
import { Applause } from '../headless/applause.js';
import { LabPanes } from '../lab-panes.js';
import { Card, Sheet } from '../sheet.js';
import '../painted.css';
import { FaultBench } from './fault-bench.js';
import { playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/Reactions',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const counts = new Map([
  ['thumbs-up', { count: 5, mine: true, names: ['you', 'Bo Andersson'] }],
  ['celebrate', { count: 12 }],
  ['heart', { count: 3 }],
]);

const example: Example = (where) => (
  <ReactionBarView
    aria-label={`Reactions, ${where}`}
    counts={counts}
    mode="toggle"
    onReact={fn()}
    onMore={fn()}
  />
);

export const Theming: Story = themed('Reactions', example);
export const Unstyled: Story = unstyled('Reactions', example, async (canvas) => {
  await expect(canvas.getByRole('toolbar', { name: 'Reactions, unstyled' })).toBeVisible();
  await expect(canvas.getByRole('button', { name: 'Thumbs up, 5', pressed: true })).toBeVisible();
});
export const Zoomed: Story = zoomed(example);

function Kept(): ReactElement {
  const [mine, setMine] = useState<readonly string[]>([]);
  const all = new Map(mine.map((id) => [id, { count: 1, mine: true }]));
  return (
    <ReactionBarView
      mode="toggle"
      counts={all}
      onReact={(id) => setMine(mine.includes(id) ? mine.filter((one) => one !== id) : [...mine, id])}
    />
  );
}

/** By keyboard: one stop of Tab, arrows walk and come round, Home and End, Enter and Space react and take it back. */
export const Keyboard: Story = {
  render: () => <Kept />,
  play: async ({ canvas, step }) => {
    const all = canvas.getAllByRole('button');
    const [first, second] = all;
    await step('one stop', async () => {
      await userEvent.tab();
      await expect(first).toHaveFocus();
      await userEvent.tab();
      await expect(document.activeElement?.closest('[role="toolbar"]')).toBeNull();
      await userEvent.tab({ shift: true });
      await expect(first).toHaveFocus();
    });
    await step('arrows walk, Home and End jump', async () => {
      await userEvent.keyboard('{ArrowRight}');
      await expect(second).toHaveFocus();
      await userEvent.keyboard('{ArrowLeft}');
      await expect(first).toHaveFocus();
      await userEvent.keyboard('{End}');
      await expect(all.at(-1)).toHaveFocus();
      await userEvent.keyboard('{Home}');
      await expect(first).toHaveFocus();
    });
    await step('reacts, and takes it back', async () => {
      await userEvent.keyboard('{Enter}');
      await expect(first).toHaveAttribute('aria-pressed', 'true');
      await userEvent.keyboard(' ');
      await expect(first).toHaveAttribute('aria-pressed', 'false');
    });
  },
};

const handle: { current: ReactionOverlayHandle | null } = { current: null };

/** With reduced motion nothing flies: a chip stands there and counts. */
export const ReducedMotion: Story = {
  globals: { motion: 'reduced' },
  render: () => (
    <Card title="Seven at once">
      <div className="stage">
        <ReactionOverlayView handle={handle} />
      </div>
    </Card>
  ),
  play: async ({ canvas, canvasElement }) => {
    handle.current?.burst({ id: 'celebrate', count: 7, mine: false });
    await expect(await canvas.findByText(/7/)).toBeVisible();
    await expect(
      canvasElement.getAnimations({ subtree: true }).filter(({ playState }) => playState === 'running'),
    ).toEqual([]);
  },
};

const channel = 'presence-reaction-faults';

const heart = (window: BenchInPlay['adas']): HTMLElement =>
  within(window.getByRole('toolbar')).getByRole('button', { name: /^Heart/ });

/** What stays of reactions is known again after a loss: one’s own is said anew, and theirs is asked for. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="Reactions" channel={channel}>
      {({ nickname }) => (
        <ReactionBar channel={channel} mode="toggle" target="talk" aria-label={`Reactions of ${nickname}`} />
      )}
    </FaultBench>
  ),
  play: async (context) => {
    await playFaults({
      async well({ adas, bos }) {
        if (heart(bos).getAttribute('aria-pressed') !== 'true') await userEvent.click(heart(bos));
        await waitFor(() => expect(heart(adas)).toHaveAccessibleName('Heart, 1'), { timeout: 4_000 });
      },
      async lost({ adas }) {
        await expect(heart(adas)).toBeEnabled();
      },
    })(context);
  },
};

/** `useReactions` alone: one large button. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useReactions">
      <LabPanes users={[room.ada, room.bo]} channel={channel}>
        {() => <Applause channel={channel} />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    const windows = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    await waitFor(
      async () => {
        await userEvent.click(windows[0]!.getByRole('button', { name: 'Applaud' }));
        await waitFor(() => expect(windows[1]!.getByText(/^\d+ claps?$/)).toBeVisible(), { timeout: 800 });
      },
      { timeout: 4_000 },
    );
  },
};
