import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { EventFeed, LiveCursors, MemberList } from '../../src/index.js';
import { churn, cursorsChannel, feedChannel, flood, membersChannel, wander } from './loads.js';
import { PerfPage } from './perf-page.js';

/** How quick it is depends on where it runs: that it runs, and is measured, is all that is tested here. */
const meta = { title: 'Internals/Perf', tags: ['perf', '!autodocs'] } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas'];

async function expectMeasured(canvas: Canvas): Promise<void> {
  const frames = canvas.getByText('Frames a second').nextElementSibling;
  await waitFor(() => expect(frames).toHaveTextContent(/^\d+$/));
}

export const TenThousandMembers: Story = {
  render: () => (
    <PerfPage
      title="Ten thousand members"
      about="25 come and 25 go each second, in a list of ten thousand."
      load={churn}
    >
      <MemberList channel={membersChannel} />
    </PerfPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: /^People 10,0\d\d$/ });
    await expectMeasured(canvas);
    const people = within(canvas.getByRole('region', { name: 'People' }));
    await expect((await people.findAllByRole('listitem')).length).toBeLessThan(100);
  },
};

export const FiftyCursors: Story = {
  render: () => (
    <PerfPage title="Fifty cursors" about="Four paths a second from each of fifty people." load={wander}>
      <LiveCursors channel={cursorsChannel} />
    </PerfPage>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.cp-cursor')).toHaveLength(50));
    await expectMeasured(canvas);
  },
};

export const AThousandEvents: Story = {
  render: () => (
    <PerfPage
      title="A thousand events a second"
      about="A feed that is read while it is flooded."
      load={flood}
    >
      <EventFeed channel={feedChannel} />
    </PerfPage>
  ),
  play: async ({ canvas }) => {
    await canvas.findAllByText('card.edited');
    await expectMeasured(canvas);
  },
};

export const Dark: Story = { ...TenThousandMembers, tags: ['!test'], globals: { theme: 'dark' } };
