import type { Meta, StoryObj } from '@storybook/react-vite';
import { useId, type ReactElement } from 'react';
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test';
import {
  CursorToggle,
  LiveCursors,
  PresenceAvatars,
  PresencePrivacy,
  usePresencePrivacy,
} from '../../src/index.js';
import type { Clock } from '../../src/engine.js';
import type { Actor } from '../../src/testing.js';
import { LabPanes } from '../components/lab-panes.js';
import { ada, bo, chidi, emi } from '../room/people.js';
import { every } from '../shell/every.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Whiteboard with cursors' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const channel = 'presence-board';
const others = [chidi, emi];

/** Chidi and Emi draw circles: paths of eight points, four a second. */
function wander(actors: readonly Actor[], clock: Clock): () => void {
  let seq = 0;
  return every(clock, 250, () => {
    for (const [at, actor] of actors.entries()) {
      const p = Array.from({ length: 8 }, (_, step) => {
        const turn = (seq + step / 8) / 5 + at * 2.4;
        return [0.5 + Math.cos(turn) * (0.18 + at * 0.14), 0.5 + Math.sin(turn) * 0.3, step * 31];
      });
      actor.send(channel, 'client-cursor', { k: 'tab', p, seq });
    }
    seq += 1;
  });
}

function Board({ name }: { name: string }): ReactElement {
  const storageKey = `whiteboard-${name}`;
  const { choices } = usePresencePrivacy({ storageKey });
  const menu = useId();
  return (
    <>
      <h2>
        Onboarding map
        <span className="board-tools">
          <PresenceAvatars channel={channel} size="sm" />
          <CursorToggle storageKey={storageKey} />
          <button type="button" className="board-menu" popoverTarget={menu}>
            You
          </button>
        </span>
      </h2>
      <div id={menu} popover="auto" className="board-popover">
        <PresencePrivacy storageKey={storageKey} toggles={['showCursors', 'shareCursor']} />
      </div>
      <LiveCursors
        channel={channel}
        className="board"
        show={choices.showCursors}
        share={choices.shareCursor}
        data-testid="board"
      >
        <div className="note">Invite a teammate</div>
        <div className="note">See someone arrive</div>
        <div className="note">First live edit together</div>
      </LiveCursors>
    </>
  );
}

export const TwoPeople: Story = {
  render: () => (
    <Scenario
      title="Whiteboard with cursors"
      about="Move over one board, and watch the other. Chidi and Emi are there too."
      server="Server runs in this page"
    >
      <LabPanes users={[ada, bo]} actors={others} channel={channel} play={wander}>
        {(user) => <Board name={user.id} />}
      </LabPanes>
    </Scenario>
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    const board = adas!.getByTestId('board');
    const move = async (part: number): Promise<void> => {
      const { left, top, width, height } = board.getBoundingClientRect();
      await fireEvent.pointerMove(board, { clientX: left + width * part, clientY: top + height / 2 });
    };
    await step('Bo sees where Ada points', async () => {
      await waitFor(
        async () => {
          await move(Math.random());
          await expect(within(bos!.getByTestId('board')).getByText('Ada Lovelace')).toBeVisible();
        },
        { timeout: 5_000, interval: 200 },
      );
    });
    await step('Ada hides: hers is gone at Bo’s, and she sees nobody’s', async () => {
      await userEvent.click(adas!.getByRole('button', { name: 'Cursors', pressed: true }));
      await waitFor(() => expect(within(bos!.getByTestId('board')).queryByText('Ada Lovelace')).toBeNull());
      await move(0.3);
      await expect(within(board).queryByText('Chidi Okafor')).toBeNull();
      await userEvent.click(adas!.getByRole('button', { name: 'Cursors', pressed: false }));
    });
  },
};
export const Dark: Story = { globals: { theme: 'dark' }, render: TwoPeople.render! };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, render: TwoPeople.render! };
