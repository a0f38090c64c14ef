import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { TypingIndicator, TypingIndicatorView, ar, de, useTyping, zh } from '../../src/index.js';
import { ada as adaUser, bo as boUser } from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import { arabicCrowd, bo, chidi, dilnoza, emi, firstName, people, shownAs, sizedRoom } from './people.js';
import { Card, Sheet } from './sheet.js';
import { languages, sizes } from './sheets.js';
import './painted.css';

const meta = {
  title: 'Components/TypingIndicator',
  component: TypingIndicatorView,
  args: { members: [bo, emi], variant: 'text', maxNames: 2, reserveSpace: true, person: shownAs },
  argTypes: {
    members: { control: false },
    person: { control: false },
    strings: { control: false },
    variant: { control: 'inline-radio', options: ['text', 'dots', 'avatars'] },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof TypingIndicatorView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  parameters: sizedRoom,
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Emi Tanaka')).toBeVisible();
  },
};

/** As they were drawn: one line, always there. */
export const States: Story = {
  render: () => (
    <Sheet title="Signals" parts="Typing">
      <Card title="Typing indicator: one line, always reserved">
        <div className="stack-of-lines">
          <TypingIndicatorView members={[bo]} person={firstName} />
          <TypingIndicatorView members={[bo, emi]} person={firstName} />
          <TypingIndicatorView members={[bo, emi, chidi, dilnoza]} person={firstName} />
          <TypingIndicatorView members={people(6)} person={firstName} />
          <TypingIndicatorView members={[bo, emi]} person={firstName} variant="avatars" />
          <TypingIndicatorView members={[bo]} person={firstName} variant="dots" />
          <TypingIndicatorView members={[]} person={firstName} />
        </div>
      </Card>
    </Sheet>
  ),
};
export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** 1, 10, 100 people who type at once. */
export const Sizes: Story = sizes('TypingIndicator', [1, 10, 100], (count) => (
  <TypingIndicatorView members={people(count).slice(0, 50)} count={count} person={firstName} />
));

export const Languages: Story = languages('Typing', [de, zh, ar], (language) => (
  <TypingIndicatorView members={language === ar ? arabicCrowd.slice(1, 3) : [bo, emi]} person={firstName} />
));

const channel = 'presence-typing';

function Composer() {
  const { getInputProps } = useTyping(channel);
  return (
    <>
      <TypingIndicator channel={channel} person={firstName} />
      <input {...getInputProps({ 'aria-label': 'Message', className: 'mock-input' })} />
    </>
  );
}

/** Two windows, each with an engine of its own. */
export const TwoWindows: Story = {
  render: () => (
    <LabPanes users={[adaUser, boUser]} channel={channel}>
      {(user) => (
        <>
          <h2>{user.nickname}</h2>
          <Composer />
        </>
      )}
    </LabPanes>
  ),
  play: async ({ canvas }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    const input = adas!.getByRole('textbox');
    await waitFor(
      async () => {
        await userEvent.type(input, 'H');
        await expect(bos!.getByText(/is typing/)).toBeVisible();
      },
      { timeout: 5_000, interval: 500 },
    );
    await expect(adas!.queryByText(/is typing/)).toBeNull();
    await userEvent.clear(input);
    await waitFor(() => expect(bos!.queryByText(/is typing/)).toBeNull(), { timeout: 3_000 });
  },
};
