import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, waitFor, within } from 'storybook/test';
import { CursorView, LiveCursors, type CursorState } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { TorchBoard } from '../headless/torch-board.js';
import { LabPanes } from '../lab-panes.js';
import { bo, chidi, dilnoza, emi, shownAs, type StoryMember } from '../people.js';
import { Sheet } from '../sheet.js';
import '../painted.css';
import { FaultBench } from './fault-bench.js';
import { pass, playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/LiveCursors',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const cursors: readonly (readonly [CursorState, StoryMember])[] = [
  ['moving', chidi],
  ['pressed', emi],
  ['quiet', dilnoza],
  ['outside', bo],
];

const example: Example = () => (
  <ul className="cursor-states">
    {cursors.map(([state, member]) => (
      <li key={state}>
        <span className="cursor-spot">
          <CursorView person={shownAs(member)} userId={member.id} state={state} />
        </span>
        <span>{state}</span>
      </li>
    ))}
  </ul>
);

export const Theming: Story = themed('LiveCursors', example);
export const Unstyled: Story = unstyled('LiveCursors', example, async (canvas, root) => {
  await expect(canvas.getByText('Chidi Okafor')).toBeVisible();
  await expect(root.querySelectorAll('.cp-cursor')).toHaveLength(4);
});

const channel = 'presence-cursor-faults';

/** Moves a pointer over somebody's board, as a hand does: a place after the other. */
async function point(board: HTMLElement, at: number): Promise<void> {
  const { left, top, width, height } = board.getBoundingClientRect();
  await fireEvent.pointerMove(board, {
    clientX: left + width * at,
    clientY: top + height * 0.5,
    pointerType: 'mouse',
  });
}

const boardOf = (window: BenchInPlay['adas']): HTMLElement =>
  window.getByTestId('app').querySelector<HTMLElement>('.board')!;

async function seesBo({ adas, bos }: BenchInPlay): Promise<void> {
  let at = 0.2;
  await waitFor(
    async () => {
      at = at > 0.8 ? 0.2 : at + 0.05;
      await point(boardOf(bos), at);
      await pass(250);
      await expect(within(boardOf(adas)).getByText('Bo Andersson')).toBeInTheDocument();
    },
    { timeout: 4_000 },
  );
}

/** A cursor that cannot be known to be there is taken away; with the line it is back at the first move. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="LiveCursors" channel={channel}>
      {() => <LiveCursors channel={channel} className="board" />}
    </FaultBench>
  ),
  play: playFaults({
    marks: ['data-state', 'data-edges', 'data-flip', 'data-placed', 'style'], // what is drawn moves and rests
    well: seesBo,
    async lost({ adas, bos }) {
      await point(boardOf(bos), 0.9);
      await point(boardOf(adas), 0.1); // goes nowhere, and nothing throws
      await expect(boardOf(adas)).toBeVisible();
    },
  }),
};

/** `useCursors` alone: lights over a dark board, moved by their paths. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useCursors">
      <LabPanes users={[room.ada, room.bo]} channel={channel}>
        {({ nickname }) => (
          <>
            <h2>{nickname}</h2>
            <TorchBoard channel={channel} label={`Board of ${nickname}`} />
          </>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    let at = 0.2;
    await waitFor(
      async () => {
        at += 0.03;
        await point(canvas.getByRole('img', { name: 'Board of Bo' }), at);
        await expect(canvas.getByText('Bo Andersson')).toBeInTheDocument();
      },
      { timeout: 4_000, interval: 100 },
    );
  },
};
