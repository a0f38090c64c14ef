import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { TypingIndicator, TypingIndicatorView, useTyping } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { SpeechBubble } from '../headless/speech-bubble.js';
import { LabPanes } from '../lab-panes.js';
import { bo, chidi, dilnoza, emi, firstName } from '../people.js';
import { Sheet } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { pass, playFaults, type BenchInPlay } from './fault-play.js';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/TypingIndicator',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = () => (
  <div className="stack-of-lines">
    <TypingIndicatorView members={[bo]} person={firstName} />
    <TypingIndicatorView members={[bo, emi, chidi, dilnoza]} person={firstName} />
    <TypingIndicatorView members={[bo, emi]} person={firstName} variant="avatars" />
  </div>
);

export const Theming: Story = themed('TypingIndicator', example);
export const Unstyled: Story = unstyled('TypingIndicator', example, async (canvas, root) => {
  await expect(root.querySelectorAll('.cp-typing')).toHaveLength(3);
  await expect(canvas.getAllByText('Emi')[0]).toBeVisible();
});

/** With reduced motion, chosen here in the toolbar, nothing runs; the words say it all. */
export const ReducedMotion: Story = {
  globals: { motion: 'reduced' },
  render: () => (
    <Sheet title="Reduced motion" parts="TypingIndicator">
      {example('still')}
    </Sheet>
  ),
  play: async ({ canvasElement }) => {
    const moving = canvasElement
      .getAnimations({ subtree: true })
      .filter(({ playState }) => playState === 'running');
    await expect(moving).toEqual([]);
  },
};

const channel = 'presence-typing-faults';

function Composer({ name }: { name: string }) {
  const { getInputProps } = useTyping(channel);
  return (
    <>
      <TypingIndicator channel={channel} person={firstName} />
      <input {...getInputProps({ 'aria-label': `Message of ${name}`, className: 'mock-input' })} />
    </>
  );
}

async function hears({ adas, bos }: BenchInPlay): Promise<void> {
  const input = bos.getByRole('textbox');
  await waitFor(
    async () => {
      await userEvent.type(input, 'H');
      await expect(adas.getByText(/is typing/)).toBeVisible();
    },
    { timeout: 4_000, interval: 300 },
  );
  await userEvent.clear(input);
  await pass(3_000, 500);
  await waitFor(() => expect(adas.queryByText(/is typing/)).toBeNull());
}

/** Of a line that is gone nobody is known to type; when it is back, the next key is heard. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="TypingIndicator" channel={channel}>
      {({ nickname }) => <Composer name={nickname} />}
    </FaultBench>
  ),
  play: playFaults({
    well: hears,
    async lost({ adas, bos }) {
      const line = within(adas.getByTestId('app')).getByRole('textbox').getBoundingClientRect().top;
      await userEvent.type(bos.getByRole('textbox'), 'Anybody?');
      await expect(adas.queryByText(/is typing/)).toBeNull();
      await expect(adas.getByRole('textbox').getBoundingClientRect().top).toBe(line);
      await userEvent.clear(bos.getByRole('textbox'));
    },
  }),
};

/** `useTyping` alone: who types is a bubble of the talk. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useTyping">
      <LabPanes users={[room.ada, room.bo]} channel={channel}>
        {({ nickname }) => (
          <>
            <h2>{nickname}</h2>
            <SpeechBubble channel={channel} label={`Message of ${nickname}`} />
          </>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await waitFor(
      async () => {
        await userEvent.type(canvas.getByRole('textbox', { name: 'Message of Ada' }), 'H');
        await expect(canvas.getByText('Ada Lovelace')).toBeVisible();
      },
      { timeout: 4_000, interval: 300 },
    );
  },
};
