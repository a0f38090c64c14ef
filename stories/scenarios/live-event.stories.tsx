import type { Meta, StoryObj } from '@storybook/react-vite';
import { memo, useState, useSyncExternalStore, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ada } from '../room/people.js';
import { EventApp } from './event-app.js';
import { createEvent, crowdSize, type LiveEvent } from './event-crowd.js';
import { LabWindows } from './lab-windows.js';
import { saidIn, windowOf } from './play.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Live event, 10k' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const users = [ada];

function Event({ busy = false }: { busy?: boolean }): ReactElement {
  const [event] = useState(() => createEvent(busy));
  return (
    <Scenario
      title="Live event"
      about="Ten thousand come with the server’s first list, twenty more have connections: they clap and ask."
      server="Server runs in this page"
    >
      <div className="scenario-controls">
        <Churn event={event} />
        <button type="button" className="room-button" onClick={() => event.join(50)}>
          Fifty join
        </button>
        <button type="button" className="room-button" onClick={event.applaud}>
          Applaud
        </button>
        <button type="button" className="room-button" onClick={() => event.ask('Can I ask this?')}>
          Ask
        </button>
      </div>
      <LabWindows users={users} start={event.open}>
        {() => <App />}
      </LabWindows>
    </Scenario>
  );
}

/** What is said of it under its window is not its concern. */
const App = memo(EventApp);

/** Lets people come and go, and says how many came: four times a second, however many they are. */
function Churn({ event }: { readonly event: LiveEvent }): ReactElement {
  const churns = useSyncExternalStore(event.subscribe, event.churns);
  const came = useSyncExternalStore(event.subscribe, event.came);
  return (
    <>
      <button
        type="button"
        className="room-button"
        aria-pressed={churns}
        onClick={() => event.setChurn(!churns)}
      >
        Come and go
      </button>
      <span className="event-churn">
        {churns ? 'Ten come and ten go each second' : 'Nobody comes or goes by themselves'}:{' '}
        {came.toLocaleString('en')} came
      </span>
    </>
  );
}

/** Real engine, store and components, for ten thousand people of whom twenty are connected, and ten come and go each second: ten thousand connections would be more than a page bears. */
export const TenThousand: Story = { render: () => <Event busy /> };
export const Dark: Story = { ...TenThousand, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...TenThousand, globals: { direction: 'rtl' } };

/** Nobody comes or goes by themselves: all that changes is what this walk does. */
export const Walked: Story = {
  tags: ['!dev', '!autodocs'],
  render: () => <Event />,
  play: async ({ canvas, canvasElement, step }) => {
    const adas = windowOf(canvas, 'Ada');
    const press = async (name: string): Promise<void> => {
      canvas.getByRole('button', { name }).focus();
      await userEvent.keyboard('{Enter}');
    };
    const shown = (count: number): string => count.toLocaleString('en');
    const here = crowdSize + 20 + 1;
    await step('Everyone is counted, a screenful of them is in the document', async () => {
      await adas.findByText(shown(here), { selector: '.cp-count b' });
      await adas.findByRole('heading', { name: `People ${shown(here)}` });
      const people = within(adas.getByRole('region', { name: 'People' }));
      await expect((await people.findAllByRole('listitem')).length).toBeLessThan(100);
      await expect(canvasElement.querySelector('[data-slot="cursors"]')).toBeNull();
    });
    await step('Fifty join: they are counted, nothing grows, and nobody is told by voice', async () => {
      const nodes = canvasElement.querySelectorAll('*').length;
      await press('Fifty join');
      await adas.findByText(shown(here + 50), { selector: '.cp-count b' });
      await expect(canvasElement.querySelectorAll('*').length).toBeLessThan(nodes + 20);
      await expect(saidIn(adas)).toBe('Nothing yet');
    });
    await step('Applause is drawn as a few, and counted', async () => {
      await press('Applaud');
      const first = adas.getAllByRole('button', { name: /Thumbs up/ })[0];
      await waitFor(() => expect(first).toHaveTextContent('4'));
      await waitFor(() => expect(canvasElement.querySelector('.cp-particle')).toBeNull());
    });
    await step('A question is a line of the feed', async () => {
      await press('Ask');
      await expect(await adas.findByText('Can I ask this?')).toBeVisible();
    });
    await step('Ten thousand are searched by keyboard', async () => {
      adas.getByRole('searchbox').focus();
      await userEvent.keyboard('Guest 70');
      const people = within(adas.getByRole('region', { name: 'People' }));
      await waitFor(() => expect(people.getAllByRole('listitem')).toHaveLength(1));
      await expect(people.getByText('Guest 70')).toBeVisible();
      await userEvent.tab();
      await userEvent.keyboard('{Enter}');
      await expect(adas.getByText('You greeted Guest 70')).toBeVisible();
    });
  },
};
