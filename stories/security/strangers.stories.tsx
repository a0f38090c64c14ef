import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import {
  Avatar,
  LiveCount,
  MemberList,
  PresenceAvatars,
  TypingIndicatorView,
  usePresence,
  type Member,
} from '../../src/index.js';
import { toPerson } from '../room/people.js';
import { Exhibits, ExhibitsPage } from './exhibits.js';
import { expectNoHarm } from './harm.js';
import { HostileRoom, hostileChannel } from './hostile-room.js';
import { ids, names } from './hostile.js';

const meta = { title: 'Security/Strangers' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

function Painted({ member }: { member: Member }): ReactElement {
  const { name } = toPerson(member);
  return (
    <>
      <Avatar name={name} userId={member.id} />
      <TypingIndicatorView members={[member]} person={toPerson} />
    </>
  );
}

function Room({ label }: { label: (member: Member) => string }): ReactElement {
  const { others } = usePresence(hostileChannel);
  return (
    <>
      <div className="exhibits-bar">
        <PresenceAvatars channel={hostileChannel} max={6} person={toPerson} />
        <LiveCount channel={hostileChannel} />
      </div>
      <Exhibits
        rows={others.map((member) => ({
          label: label(member),
          raw: label === idLabel ? member.id : (member.info as { name: unknown }).name,
          painted: <Painted member={member} />,
        }))}
      />
    </>
  );
}

const idLabel = ({ id }: Member): string => `Id ${ids.indexOf(id) + 1}`;
const nameLabel = ({ id }: Member): string => names[Number(id.slice(1))]?.[0] ?? 'Unknown';
const namedStrangers = names.map(([, name], at) => ({ id: `n${at}`, info: { name } }));
const numberedStrangers = ids.map((id, at) => ({ id, info: { name: `Stranger ${at + 1}` } }));

/** A name is text: cleaned, isolated, cut, and never markup. */
export const HostileNames: Story = {
  render: () => (
    <ExhibitsPage title="Hostile names" about="What people write where their name belongs.">
      <HostileRoom strangers={namedStrangers}>{() => <Room label={nameLabel} />}</HostileRoom>
    </ExhibitsPage>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    await canvas.findByRole('list', { name: `${names.length + 1} people here` });
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(names.length + 1));
    await step('Nothing runs, is asked for, or stands outside its place', () => expectNoHarm(canvasElement));
    await step('Names are what can be read of them', async () => {
      const painted = (label: string) =>
        within(canvasElement.querySelector<HTMLElement>(`[data-exhibit="${label}"]`)!);
      await expect(painted('A script').getByText(/^<script>/)).toBeVisible();
      await expect(painted('Text turned around').getByText('Ada gnipyt si')).toBeVisible();
      await expect(painted('Lines and tabs').getByText('Ada Lovelace')).toBeVisible();
      await expect(painted('Half a letter').getByText('Ada')).toBeVisible();
      for (const label of ['Nothing that is seen', 'Not a text', 'Letters that nobody defined']) {
        await expect(painted(label).getByText('Anonymous')).toBeVisible();
      }
      const longest = painted('One word without an end').getByText(/^x+$/, { selector: 'bdi' });
      await expect(longest.textContent).toHaveLength(60);
    });
  },
};
export const HostileNamesDark: Story = { globals: { theme: 'dark' }, render: HostileNames.render! };
export const HostileNamesRightToLeft: Story = {
  globals: { direction: 'rtl' },
  render: HostileNames.render!,
};

function Crowd({ leave }: { leave: () => void }): ReactElement {
  return (
    <>
      <Room label={idLabel} />
      <MemberList channel={hostileChannel} groups="none" search={false} person={toPerson} />
      <div className="exhibits-bar">
        <button type="button" className="cp-button" onClick={leave}>
          All strangers leave
        </button>
      </div>
    </>
  );
}

/** An id is a key: each is one member, in the order in which they came, and gone when they go. */
export const HostileIds: Story = {
  render: () => (
    <ExhibitsPage title="Hostile ids" about="Ids that objects, lists and pages take for something else.">
      <HostileRoom strangers={numberedStrangers}>{({ leave }) => <Crowd leave={leave} />}</HostileRoom>
    </ExhibitsPage>
  ),
  play: async ({ canvas, canvasElement, step }) => {
    const people = within(await canvas.findByRole('region', { name: 'People' }));
    await step('Each is counted once, everywhere', async () => {
      await canvas.findByRole('list', { name: `${ids.length + 1} people here` });
      await people.findByRole('heading', { name: `People ${ids.length + 1}` });
      await canvas.findByText(String(ids.length + 1), { selector: '.cp-count b' });
      for (let at = 1; at <= ids.length; at += 1) {
        await expect(people.getAllByText(`Stranger ${at}`)).toHaveLength(1);
      }
    });
    await step('In the order in which they came, whatever objects make of it', async () => {
      const rows = canvas.getAllByRole('rowheader').map(({ textContent }) => textContent);
      await expect(rows).toEqual(ids.map((_, at) => `Id ${at + 1}`));
    });
    await step('Nothing runs, is asked for, or stands outside its place', () => expectNoHarm(canvasElement));
    await step('And gone when they go', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'All strangers leave' }));
      await people.findByRole('heading', { name: 'People 1' });
      await expect(canvas.queryAllByRole('rowheader')).toHaveLength(0);
      await expect(Object.keys({})).toHaveLength(0);
      await expect(({} as Record<string, unknown>)['name']).toBeUndefined();
    });
  },
};
