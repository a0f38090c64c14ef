import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import {
  EventFeed,
  LiveCursors,
  ReactionBar,
  TypingIndicator,
  useMyState,
  usePresence,
} from '../../src/index.js';
import type { Actor } from '../../src/testing.js';
import { toPerson } from '../room/people.js';
import { every } from '../shell/every.js';
import type { StoryLab } from '../shell/story-lab.js';
import { ExhibitsPage, rawText } from './exhibits.js';
import { beaconPath, expectNoHarm, scriptText } from './harm.js';
import { HostileRoom, hostileChannel, type HostileRoomHandle, type Stranger } from './hostile-room.js';

const meta = { title: 'Security/Messages' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const mallory: Stranger = { id: 'mallory', info: { name: 'Mallory', color: 0 } };

const malloryAlone = [mallory];

/** Sent by Mallory, who would like to be somebody else. */
const spoofed = {
  k: 'tab',
  p: [[0.4, 0.5, 0]],
  name: 'Ada Lovelace (admin)',
  user_id: 'ada',
  user: { id: 'ada', name: 'Ada Lovelace (admin)' },
  color: `url(${beaconPath}/cursor.png)`,
  avatarUrl: `javascript:${scriptText}`,
};

function pretend([mallorys]: readonly Actor[], { clock }: StoryLab): () => void {
  let seq = 0;
  return every(clock, 250, () => {
    seq += 1;
    mallorys?.send(hostileChannel, 'client-cursor', { ...spoofed, seq });
    if (seq % 8 === 1)
      mallorys?.send(hostileChannel, 'client-typing', { k: 'tab', s: 1, name: spoofed.name });
  });
}

/** Whose a message is says the server: what a message says of its sender is not read. */
export const SpoofedCursor: Story = {
  render: () => (
    <ExhibitsPage title="Spoofed cursor" about="A client event that carries somebody else’s name.">
      <div className="exhibits-card">
        <pre dir="ltr">{JSON.stringify(spoofed, null, 1)}</pre>
      </div>
      <HostileRoom strangers={malloryAlone} act={pretend}>
        {() => (
          <div className="exhibits-card">
            <TypingIndicator channel={hostileChannel} />
            <LiveCursors channel={hostileChannel} className="exhibits-board" data-testid="board" />
          </div>
        )}
      </HostileRoom>
    </ExhibitsPage>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    await step('Mallory’s cursor is Mallory’s, and so is their typing', async () => {
      const board = within(canvas.getByTestId('board'));
      await expect(await board.findByText('Mallory')).toBeVisible();
      await expect(board.queryByText(/admin|Ada/)).toBeNull();
      await expect(await canvas.findByText(/is typing/)).toHaveTextContent('Mallory is typing');
    });
    await step('Nothing runs, is asked for, or stands outside its place', () => expectNoHarm(canvasElement));
  },
};
export const SpoofedCursorDark: Story = { globals: { theme: 'dark' }, render: SpoofedCursor.render! };

const nested = `${'{"a":['.repeat(900)}1${']}'.repeat(900)}`;
/** What Mallory sends, each of it once. */
const messages: readonly (readonly [event: string, data: unknown])[] = [
  ['client-reaction', { r: [['thumbs-up', 1e9]] }],
  ['client-reaction', { r: [['<b>', 5]] }],
  ['client-reaction', { r: 'thumbs-up' }],
  ['client-cursor', { k: 'tab', seq: 1, p: [[1e308, -1e308, 0]] }],
  ['client-cursor', { k: 'tab', seq: 2, p: Array.from({ length: 500 }, () => [0.5, 0.5, 0]) }],
  ['client-typing', { k: 'x'.repeat(9_000), s: 1 }],
  ['client-state', { n: 'note', s: 'x'.repeat(9_000), at: 1 }],
  ['client-note', { text: `<img src=x onerror="${scriptText}">`.repeat(200) }],
];

/** Beside what Mallory sends, what the application's server publishes without looking. */
function flood({ lab, actors: [mallorys] }: HostileRoomHandle): void {
  for (const [event, data] of messages) mallorys?.send(hostileChannel, event, data);
  lab.publish('uploads', 'nested', nested);
  lab.publish('uploads', 'long', { text: 'x'.repeat(9_000) });
  lab.publish('uploads', '<b>bold</b>'.repeat(10), { text: `<script>${scriptText}</script>` });
}

function Note() {
  const { states } = useMyState<string>(hostileChannel, '', { name: 'note' });
  const { others } = usePresence(hostileChannel);
  return <p>{`${others.length} stranger here, ${states.size} notes`}</p>;
}

/** Sizes, depths and counts are bounded, wherever they come from. */
export const OversizedPayloads: Story = {
  render: () => (
    <ExhibitsPage
      title="Oversized payloads"
      about="Messages as large, deep and wrong as a server lets through."
    >
      <div className="exhibits-card">
        {messages.map(([event, data], at) => (
          <pre key={at} dir="ltr">
            {event} {rawText(data)}
          </pre>
        ))}
      </div>
      <HostileRoom strangers={malloryAlone}>
        {(room) => (
          <>
            <div className="exhibits-bar">
              <button type="button" className="cp-button" onClick={() => flood(room)}>
                Send it all
              </button>
            </div>
            <div className="exhibits-card" data-exhibit="Signals">
              <Note />
              <TypingIndicator channel={hostileChannel} person={toPerson} />
              <ReactionBar channel={hostileChannel} tally className="exhibits-reactions" />
              <LiveCursors channel={hostileChannel} className="exhibits-board" data-testid="board" />
            </div>
            <EventFeed channel="uploads" members={false} aria-label="Uploads" className="exhibits-feed" />
          </>
        )}
      </HostileRoom>
    </ExhibitsPage>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    const feed = within(canvas.getByRole('region', { name: 'Uploads' }));
    await step('A billion reactions in one message are fifty; what is no reaction is none', async () => {
      await canvas.findByText('1 stranger here, 0 notes');
      await userEvent.click(canvas.getByRole('button', { name: 'Send it all' }));
      await canvas.findByText('50');
      await waitFor(() => expect(feed.getAllByRole('listitem')).toHaveLength(3));
      await expect(canvas.getAllByRole('toolbar')).toHaveLength(1);
    });
    await step('A cursor beyond every edge is kept at one; five hundred points are no path', async () => {
      const labels = within(canvas.getByTestId('board')).queryAllByText('Mallory');
      await expect(labels.length).toBeLessThanOrEqual(1);
    });
    await step('What a feed unfolds is cut', async () => {
      const rows = feed.getAllByRole('listitem');
      for (const row of rows) await userEvent.click(within(row).getAllByRole('button')[0]!);
      const texts = [...canvasElement.querySelectorAll('.cp-feed pre')].map(({ textContent }) => textContent);
      await expect(texts).toHaveLength(3);
      for (const text of texts) await expect(text.length).toBeLessThanOrEqual(2_100);
      await expect(texts.join('')).toContain('<script>');
    });
    await step('Nothing runs, is asked for, or stands outside its place', () => expectNoHarm(canvasElement));
  },
};
export const OversizedPayloadsDark: Story = {
  globals: { theme: 'dark' },
  render: OversizedPayloads.render!,
};
