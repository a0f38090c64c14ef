import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { PresenceAvatars, PresenceAvatarsView, byName } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { SeatRow } from '../headless/seat-row.js';
import { LabPanes } from '../lab-panes.js';
import { ada, bo, chidi, crowd, dilnoza, emi, shownAs } from '../people.js';
import { Card, Sheet } from '../sheet.js';
import { FaultBench } from './fault-bench.js';
import { playFaults, type Window } from './fault-play.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/PresenceAvatars',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = (where) => (
  <div className="fields">
    <PresenceAvatarsView
      members={[ada, bo, chidi, dilnoza, emi]}
      person={shownAs}
      aria-label={`Five, ${where}`}
    />
    <PresenceAvatarsView members={crowd} person={shownAs} size="lg" aria-label={`Crowd, ${where}`} />
    <PresenceAvatarsView members={crowd} person={shownAs} stale aria-label={`Lost, ${where}`} />
  </div>
);

export const Theming: Story = themed('PresenceAvatars', example);
export const Unstyled: Story = unstyled('PresenceAvatars', example, async (canvas) => {
  const five = canvas.getByRole('list', { name: 'Five, unstyled' });
  await expect(within(five).getAllByRole('listitem')).toHaveLength(5);
  await expect(canvas.getAllByRole('button', { name: '+13 more people' })[0]).toBeVisible();
});
export const Zoomed: Story = zoomed(example);

/** Faces that can be pressed: Tab goes through them to "+N", and its list is walked with arrows. */
export const Keyboard: Story = {
  render: () => (
    <Card title="Tab, Enter, arrows, Escape" className="wide">
      <PresenceAvatarsView
        members={crowd}
        person={shownAs}
        sort={byName}
        size="lg"
        activation="each"
        onMemberSelect={(member, { currentTarget }) => {
          currentTarget.setAttribute('data-chosen', member.id);
        }}
      />
    </Card>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    const chosen = (): string | null | undefined =>
      canvasElement.querySelector('[data-chosen]')?.getAttribute('data-chosen');
    await step('Tab goes from face to face, Enter chooses', async () => {
      await canvas.findByRole('button', { name: /^Ada Lovelace/ }, { timeout: 5_000 }); // it is fetched
      const faces = canvas.getAllByRole('button').slice(0, -1);
      for (const face of faces) {
        await userEvent.tab();
        await expect(face).toHaveFocus();
      }
      await userEvent.keyboard('{Enter}');
      await expect(chosen()).toBeTruthy();
    });
    await step('the last stop opens the list; the arrows walk it, Escape goes back', async () => {
      await userEvent.tab();
      const more = canvas.getByRole('button', { name: /more people$/ });
      await expect(more).toHaveFocus();
      await userEvent.keyboard('{Enter}');
      const dialog = await canvas.findByRole('dialog', {}, { timeout: 5_000 });
      await waitFor(() => expect(within(dialog).getByRole('searchbox')).toHaveFocus());
      await userEvent.keyboard('{ArrowDown}{End}{Home}{Escape}');
      await expect(canvas.queryByRole('dialog')).toBeNull();
      await expect(more).toHaveFocus();
    });
  },
};

const channel = 'presence-avatars';

const faces = ({ adas }: { readonly adas: Window }): string[] =>
  within(adas.getByTestId('app'))
    .getAllByRole('img')
    .map((face) => face.getAttribute('aria-label') ?? '');

/** Everyone keeps their place: who may be gone is drawn on paper, and oneself stays solid. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="PresenceAvatars" channel={channel} actors={[room.chidi, room.emi]}>
      {() => <PresenceAvatars channel={channel} size="lg" />}
    </FaultBench>
  ),
  play: playFaults({
    async well(bench) {
      await waitFor(() => expect(faces(bench)).toHaveLength(4));
      await waitFor(() => expect(faces(bench).join()).not.toMatch(/reconnecting/));
    },
    async lost(bench) {
      await waitFor(() =>
        expect(faces(bench).filter((name) => name.includes('reconnecting'))).toHaveLength(3),
      );
      await expect(faces(bench)).toHaveLength(4);
      await expect(faces(bench)[0]).toMatch(/^Ada Lovelace \(you\)/);
    },
  }),
};

/** `usePresence` alone: seats at a table. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="usePresence">
      <LabPanes users={[room.ada, room.bo]} actors={[room.chidi]} channel={channel}>
        {({ nickname }) => (
          <>
            <h2>{nickname}</h2>
            <SeatRow channel={channel} seats={6} />
          </>
        )}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await waitFor(
      () => expect(canvas.getAllByRole('list', { name: '3 of 6 seats are taken' })).toHaveLength(2),
      { timeout: 3_000 },
    );
    await expect(canvas.getAllByText('Chidi Okafor')).toHaveLength(2);
  },
};
