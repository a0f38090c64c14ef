import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ada, bo } from '../room/people.js';
import { Room } from '../room/room.js';
import { launchPlan } from '../room/scripts.js';
import { Scenario } from '../scenarios/scenario.js';
import { expectStatus, press, windowOf, type Canvas } from './play.js';

const meta = { title: 'Resilience/Windows of their own' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** Two frames on one server: what a browser says to one of them, the other does not hear. */
export const TwoFrames: Story = {
  render: () => (
    <Scenario
      title="Windows of their own"
      about="Two documents on one server: hide one, or cut it off, and watch the other."
      server="Server runs in this page"
    >
      <Room users={[ada, bo]} script={launchPlan} isolation="iframe" />
    </Scenario>
  ),
};

export const Dark: Story = { ...TwoFrames, tags: ['!test'], globals: { theme: 'dark' } };

async function frameIn(window: Canvas): Promise<HTMLIFrameElement> {
  const frame: HTMLIFrameElement = window.getByTitle(/./);
  await waitFor(() => expect(within(frame.contentDocument!.body).getByRole('textbox')).toBeVisible());
  return frame;
}

const boxOf = (frame: HTMLIFrameElement): HTMLElement =>
  within(frame.contentDocument!.body).getByRole('textbox');

const activityOf = (window: Canvas): string =>
  window.getByText(/^(active|idle|away)$/, { selector: '.room-chip' }).textContent;

export const Walked: Story = {
  ...TwoFrames,
  tags: ['!dev', '!autodocs'],
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    const documents = await Promise.all([adas, bos].map(async (window) => frameIn(window)));
    const [one, other] = documents as [HTMLIFrameElement, HTMLIFrameElement];
    for (const window of [adas, bos]) await expectStatus(window, 'connected');

    await step(
      'Each has a focus of its own, which leaves with the other’s, and they hear each other',
      async () => {
        const focused = ({ contentDocument }: HTMLIFrameElement): Element | null =>
          contentDocument!.activeElement;
        boxOf(one).focus();
        await expect([focused(one), focused(other)]).toEqual([boxOf(one), other.contentDocument!.body]);
        await expect(document.activeElement).toBe(one);
        boxOf(other).focus();
        await expect([focused(one), focused(other)]).toEqual([one.contentDocument!.body, boxOf(other)]);
        await expect(document.activeElement).toBe(other);
        await userEvent.type(boxOf(other), 'From the other document{Enter}', {
          document: other.contentDocument!,
        });
        await within(one.contentDocument!.body).findByText('From the other document');
      },
    );
    await step('One is hidden: its person is away, the other’s is not', async () => {
      await press(adas, 'hidden');
      await waitFor(() => expect(activityOf(adas)).toBe('away'));
      await expect(activityOf(bos)).toBe('active');
      await press(adas, 'hidden');
      await waitFor(() => expect(activityOf(adas)).toBe('active'));
    });
    await step('One is told that there is no network, and its cable pulled; the other stays', async () => {
      await press(bos, 'offline');
      await expectStatus(bos, 'connected'); // a word alone ends nothing
      await press(bos, 'Pull the cable');
      await expectStatus(bos, 'offline');
      await expectStatus(adas, 'connected');
      await expect(one.contentWindow!.navigator.onLine).toBe(true);
      await press(bos, 'Plug back in');
      await press(bos, 'offline');
      await expectStatus(bos, 'connected');
    });
  },
};
