import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { Clock } from '../../src/engine.js';
import type { Lab } from '../../src/testing.js';
import { ada, bo, chidi } from '../room/people.js';
import { every } from '../shell/every.js';
import { documentChannel, SharedDocument } from './shared-document.js';
import { LabWindows } from './lab-windows.js';
import { expectCalmBlip, windowOf } from './play.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Document header' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** Chidi reads along, and writes in the last section now and then. */
function start(lab: Lab<Clock>): () => void {
  const chidis = lab.actor(chidi);
  chidis.join(documentChannel);
  let begins = 0;
  const stop = every(lab.clock, 2_500, () => {
    begins += 1;
    chidis.send(documentChannel, 'client-typing', { k: 'tab', s: begins % 4 === 0 ? 0 : 1, t: 'open' });
  });
  return () => {
    stop();
    chidis.dispose();
  };
}

const users = [ada, bo];

export const TwoPeople: Story = {
  render: () => (
    <Scenario
      title="Document header"
      about="Write in one window: the other sees in which section, and then what."
      server="Server runs in this page"
    >
      <LabWindows users={users} start={start}>
        {() => <SharedDocument />}
      </LabWindows>
    </Scenario>
  ),
};
export const Dark: Story = { ...TwoPeople, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...TwoPeople, globals: { direction: 'rtl' } };

/** Nobody else writes, so that all that changes is what this walk does. */
export const Walked: Story = {
  tags: ['!dev', '!autodocs'],
  render: () => (
    <Scenario title="Document header" about="Walked by keyboard." server="Server runs in this page">
      <LabWindows users={users}>{() => <SharedDocument />}</LabWindows>
    </Scenario>
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    await step('Each window names the other person', async () => {
      await expect(await adas.findByText('Bo Andersson')).toBeVisible();
      await expect(await bos.findByText('Ada Lovelace')).toBeVisible();
      await adas.findByRole('img', { name: 'Connection: Live' });
    });
    await step('Ada writes: Bo sees where, and the line was kept for it', async () => {
      const height = bos.getByTestId('app').offsetHeight;
      adas.getByRole('textbox', { name: 'Goals' }).focus();
      await userEvent.keyboard('{End}Twice as fast.');
      await expect(await bos.findByText(/is typing/)).toHaveTextContent('Ada Lovelace is typing');
      await expect(bos.getByTestId('app').offsetHeight).toBe(height);
      await expect(adas.queryByText(/is typing/)).toBeNull();
    });
    await step(
      'She goes on to the next section: what she wrote is Bo’s too, and her mark is gone',
      async () => {
        await userEvent.tab();
        await expect(adas.getByRole('textbox', { name: 'Risks' })).toHaveFocus();
        await waitFor(() =>
          expect(bos.getByRole('textbox', { name: 'Goals' })).toHaveDisplayValue(/Twice as fast/),
        );
        await waitFor(() => expect(bos.queryByText(/is typing/)).toBeNull());
        await expect(bos.getByText('Last edit by Ada Lovelace')).toBeVisible();
      },
    );
    await step('A blip of 1.5 s changes nothing and is not spoken of', () => expectCalmBlip(adas, bos));
  },
};
