import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { Clock } from '../../src/engine.js';
import { usePresenceCount, usePresenceEvents, usePresenceMember } from '../../src/index.js';
import type { Actor, Lab } from '../../src/testing.js';
import { emi, type RoomInfo } from '../room/people.js';
import { Panes, room } from './panes.js';
import { paneOf } from './play.js';

const meta = { title: 'Hooks/People' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** Somebody without a window. */
function Guest({ lab }: { readonly lab: Lab<Clock> }): ReactElement {
  const [guest, setGuest] = useState<Actor | null>(null);
  return (
    <button
      onClick={() => {
        guest?.dispose();
        const next = guest === null ? lab.actor(emi) : null;
        next?.join(room);
        setGuest(next);
      }}
    >
      {guest === null ? 'Emi comes' : 'Emi goes'}
    </button>
  );
}

const guest = (lab: Lab<Clock>): ReactElement => <Guest lab={lab} />;

function Emi(): ReactElement {
  const member = usePresenceMember<RoomInfo>(room, emi.id);
  return (
    <p>
      {member === null ? 'Emi is away' : `${member.info.name} is here`}, {usePresenceCount(room)} in all
    </p>
  );
}

/** One member, and how many there are. */
export const UsePresenceMemberAndCount: Story = {
  render: () => (
    <Panes
      hook="usePresenceMember"
      about="Renders again when that very person comes or goes."
      Pane={Emi}
      footer={guest}
    />
  ),
  play: async ({ canvas }) => {
    await paneOf(canvas, 'Ada').findByText('Emi is away, 2 in all');
    await userEvent.click(canvas.getByRole('button', { name: 'Emi comes' }));
    for (const name of ['Ada', 'Bo'] as const) {
      await paneOf(canvas, name).findByText('Emi Tanaka is here, 3 in all');
    }
    await userEvent.click(canvas.getByRole('button', { name: 'Emi goes' }));
    await paneOf(canvas, 'Bo').findByText('Emi is away, 2 in all');
  },
};

function Diary(): ReactElement {
  const [lines, setLines] = useState<readonly string[]>([]);
  const write = (line: string): void => setLines((all) => [...all, line].slice(-4));
  usePresenceEvents<RoomInfo>(room, {
    onJoin: ({ info }) => write(`${info.name} came`),
    onLeave: ({ info }) => write(`${info.name} left`),
  });
  return (
    <ol>
      {lines.map((line, at) => (
        <li key={`${at} ${line}`}>{line}</li>
      ))}
    </ol>
  );
}

/** Who comes and who goes, one by one. */
export const UsePresenceEvents: Story = {
  render: () => (
    <Panes hook="usePresenceEvents" about="Joins and leaves, as they happen." Pane={Diary} footer={guest} />
  ),
  play: async ({ canvas }) => {
    const adas = paneOf(canvas, 'Ada');
    await adas.findByText('Bo Andersson came');
    await userEvent.click(canvas.getByRole('button', { name: 'Emi comes' }));
    await adas.findByText('Emi Tanaka came');
    await userEvent.click(canvas.getByRole('button', { name: 'Emi goes' }));
    await waitFor(() => expect(adas.getByText('Emi Tanaka left')).toBeVisible());
    await expect(paneOf(canvas, 'Bo').queryByText('Bo Andersson came')).toBeNull();
  },
};
