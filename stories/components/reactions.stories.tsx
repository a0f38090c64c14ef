import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useRef, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import {
  ReactionBar,
  ReactionBarView,
  ReactionOverlay,
  ReactionOverlayView,
  type ReactionOverlayHandle,
} from '../../src/index.js';
import { ada, bo } from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import { Card, Sheet } from './sheet.js';
import { sizes } from './sheets.js';
import './painted.css';

const counts = new Map([
  ['thumbs-up', { count: 5, mine: true, names: ['you', 'Bo Andersson'] }],
  ['celebrate', { count: 12 }],
  ['heart', { count: 3 }],
]);

const meta = {
  title: 'Components/Reactions',
  component: ReactionBarView,
  args: { counts, mode: 'toggle', onReact: fn(), onMore: fn() },
  argTypes: {
    counts: { control: false },
    strings: { control: false },
    mode: { control: 'inline-radio', options: ['toggle', 'burst'] },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof ReactionBarView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** One stop of the Tab key; arrows walk, Enter reacts. */
export const Playground: Story = {
  play: async ({ canvas, args }) => {
    canvas.getByRole('button', { name: 'Thumbs up, 5' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('button', { name: 'Celebrate, 12' })).toHaveFocus();
    await userEvent.keyboard('{Enter}{End}');
    await expect(args.onReact).toHaveBeenCalled();
    await expect(canvas.getByRole('button', { name: 'More reactions' })).toHaveFocus();
  },
};

function Overlay({ reducedMotion }: { reducedMotion?: boolean }): ReactElement {
  const overlay = useRef<ReactionOverlayHandle>(null);
  useEffect(() => {
    const kinds = ['celebrate', 'heart', 'thumbs-up', 'celebrate'];
    let at = 0;
    const burst = (): void => {
      overlay.current?.burst({ id: kinds[at % 4] ?? '', count: at % 4 === 3 ? 7 : 1, mine: false });
      at += 1;
    };
    burst();
    const timer = setInterval(burst, 450);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="stage">
      <ReactionOverlayView handle={overlay} reducedMotion={reducedMotion} />
    </div>
  );
}

/** As they were drawn. */
export const States: Story = {
  render: (args) => (
    <Sheet title="Signals" parts="Reactions">
      <Card title="Reactions: bar and overlay">
        <ReactionBarView {...args} />
        <Overlay />
        <Overlay reducedMotion />
      </Card>
    </Sheet>
  ),
};
export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** 1, 10, 100 and very many. */
export const Sizes: Story = sizes(
  'Reactions',
  [1, 10, 100, 12_000],
  (count) => (
    <ReactionBarView
      aria-label={`Reactions of ${count}`}
      counts={new Map([['heart', { count }]])}
      onReact={fn()}
    />
  ),
  'fields',
);

/** What one reacts with is drawn in both windows; the toggles below stay, and can be taken back. */
export const TwoWindows: Story = {
  render: () => (
    <LabPanes users={[ada, bo]} channel="presence-stage">
      {(user) => (
        <>
          <h2>{user.nickname}</h2>
          <ReactionBar channel="presence-stage" tally />
          <div className="stage">
            <ReactionOverlay channel="presence-stage" />
          </div>
          <ReactionBar channel="presence-stage" mode="toggle" target="talk" aria-label="Keep" />
        </>
      )}
    </LabPanes>
  ),
  play: async ({ canvas }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    const keep = within(adas!.getByRole('toolbar', { name: 'Keep' })).getByRole('button', { name: /^Heart/ });
    await userEvent.click(keep);
    await waitFor(
      () =>
        expect(
          within(bos!.getByRole('toolbar', { name: 'Keep' })).getByRole('button', { name: 'Heart, 1' }),
        ).toBeVisible(),
      { timeout: 5_000 },
    );
    const bar = within(adas!.getByRole('toolbar', { name: 'Reactions' }));
    await userEvent.click(bar.getByRole('button', { name: /^Celebrate/ }));
    await waitFor(() =>
      expect(
        within(bos!.getByRole('toolbar', { name: 'Reactions' })).getByRole('button', {
          name: 'Celebrate, 1',
        }),
      ).toBeVisible(),
    );
  },
};
