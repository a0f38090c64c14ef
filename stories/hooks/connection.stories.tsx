import type { Meta, StoryObj } from '@storybook/react-vite';
import { Suspense, useState, type ReactElement } from 'react';
import { expect, userEvent } from 'storybook/test';
import { useChannel, useChannelReady, useConnectionEvents, usePresenceCount } from '../../src/index.js';
import { useCable } from '../shell/cables.js';
import { Panes, room, type PaneProps } from './panes.js';
import { paneOf } from './play.js';

const meta = { title: 'Hooks/Connection' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

function Cable({ client }: Pick<PaneProps, 'client'>): ReactElement {
  const { pulled, toggle } = useCable(client);
  return <button onClick={() => toggle()}>{pulled ? 'Plug back in' : 'Pull the cable'}</button>;
}

function Gaps({ client }: PaneProps): ReactElement {
  const [lines, setLines] = useState<readonly string[]>([]);
  const { status } = useChannel(room);
  useConnectionEvents({
    onLost: () => setLines((all) => [...all, 'Lost']),
    onRestored: () => setLines((all) => [...all, 'Back: fetched again']),
  });
  return (
    <>
      <p>{status}</p>
      <ol>
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ol>
      <Cable client={client} />
    </>
  );
}

/** Once for each gap, however many attempts it takes. */
export const UseConnectionEvents: Story = {
  render: () => <Panes hook="useConnectionEvents" about="One call for each real gap." Pane={Gaps} />,
  play: async ({ canvas }) => {
    const adas = paneOf(canvas, 'Ada');
    await adas.findByText('subscribed');
    await userEvent.click(adas.getByRole('button', { name: 'Pull the cable' }));
    await adas.findByText('Lost');
    await userEvent.click(adas.getByRole('button', { name: 'Plug back in' }));
    await adas.findByText('Back: fetched again', {}, { timeout: 8_000 });
    await expect(adas.getAllByRole('listitem')).toHaveLength(2);
    await expect(paneOf(canvas, 'Bo').queryAllByRole('listitem')).toHaveLength(0);
  },
};

function Inside(): ReactElement {
  useChannelReady(room);
  const { status } = useChannel(room);
  return (
    <p>
      {usePresenceCount(room)} here, {status}
    </p>
  );
}

function Waiting({ client }: PaneProps): ReactElement {
  return (
    <>
      <Suspense fallback={<p>Joining…</p>}>
        <Inside />
      </Suspense>
      <Cable client={client} />
    </>
  );
}

/** Suspends once, and never again while the connection comes and goes. */
export const UseChannelReady: Story = {
  render: () => (
    <Panes hook="useChannelReady" about="Suspends until the first list is there." Pane={Waiting} />
  ),
  play: async ({ canvas }) => {
    const bos = paneOf(canvas, 'Bo');
    await bos.findByText('2 here, subscribed');
    await userEvent.click(bos.getByRole('button', { name: 'Pull the cable' }));
    await bos.findByText('2 here, retrying');
    await userEvent.click(bos.getByRole('button', { name: 'Plug back in' }));
    await bos.findByText('2 here, subscribed', {}, { timeout: 8_000 });
  },
};
