import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { unreachable } from '../../src/testing.js';
import { arabic, arabicPlan, layla, sami } from '../room/arabic.js';
import { NameForm } from '../room/name-form.js';
import { ada, bo } from '../room/people.js';
import { Room } from '../room/room.js';
import { launchPlan } from '../room/scripts.js';
import { serverUrl } from '../room/server-address.js';
import { ServerPane, ServerRoom } from '../room/server-room.js';
import { createStoryLab, useLabLife } from '../shell/story-lab.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Live room' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

// longer than any pause between two attempts to reconnect

type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas'];

function windowOf(canvas: Canvas, name: string): Canvas {
  return within(canvas.getByRole('region', { name }));
}

function people(window: Canvas): string[] {
  return within(window.getByRole('list'))
    .getAllByRole('img')
    .map((face) => face.getAttribute('aria-label') ?? '');
}

async function say(window: Canvas, text: string): Promise<void> {
  await userEvent.type(window.getByRole('textbox'), `${text}{Enter}`);
}

export const TwoPeople: Story = {
  render: () => (
    <Scenario
      title="Live room"
      about="Two people, one room. Pull a cable and watch both sides."
      server="Server runs in this page"
    >
      <Room users={[ada, bo]} script={launchPlan} tools />
    </Scenario>
  ),
};

export const Dark: Story = { globals: { theme: 'dark' }, render: TwoPeople.render! };

export const CablePulled: Story = {
  render: TwoPeople.render!,
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    const bos = windowOf(canvas, 'Bo');

    await step('Everyone is in both windows', async () => {
      await waitFor(() => expect(people(adas)).toHaveLength(4));
      await waitFor(() => expect(people(bos)).toHaveLength(4));
      await expect(people(adas)[0]).toMatch(/^Ada Lovelace \(you\)/);
      await expect(people(bos)[0]).toMatch(/^Bo Andersson \(you\)/);
    });

    await step('Ada writes, and Bo reads it', async () => {
      await say(adas, 'Shall we start?');
      await expect(await bos.findByText('Shall we start?')).toBeVisible();
      await bos.findByText(/Reading along/);
    });

    await step('Bo’s cable is pulled: his window says so, and Ada sees him go', async () => {
      await userEvent.click(bos.getByRole('button', { name: 'Pull the cable' }));
      await waitFor(() => expect(people(adas)).toHaveLength(3));
      await bos.findByRole('img', { name: 'Connection: Reconnecting…' });
      await expect(await bos.findByText('Connection lost.')).toBeVisible();
      await expect(people(bos)).toHaveLength(4);
      await expect(
        people(bos)
          .slice(1)
          .every((name) => name.endsWith('reconnecting')),
      ).toBe(true);
      await expect(adas.getByRole('img', { name: 'Connection: Live' })).toBeVisible();
    });

    await step('What Bo writes meanwhile waits, and he misses what Ada says', async () => {
      await say(bos, 'Can someone check the totals?');
      await expect(bos.getByText('Sends when you’re back')).toBeVisible();
      await say(adas, 'Where did Bo go?');
      await expect(adas.queryByText('Can someone check the totals?')).toBeNull();
      await expect(bos.queryByText('Where did Bo go?')).toBeNull();
    });

    await step('Plugged in again: everyone is back, and nothing is lost', async () => {
      await userEvent.click(bos.getByRole('button', { name: 'Plug back in' }));
      await bos.findByRole('img', { name: 'Connection: Live' });
      await waitFor(() => expect(people(adas)).toHaveLength(4));
      await waitFor(() =>
        expect(people(bos).filter((name) => name.endsWith('reconnecting'))).toHaveLength(0),
      );
      await adas.findByText('Can someone check the totals?');
      await expect(adas.getAllByText('Can someone check the totals?')).toHaveLength(1);
      await expect(bos.queryByText('Sends when you’re back')).toBeNull();
      await expect(bos.getAllByText('Where did Bo go?')).toHaveLength(1);
    });
  },
};

export const SecondTab: Story = {
  render: TwoPeople.render!,
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');

    await step('Ada opens the room in a second tab and is still one person', async () => {
      await waitFor(() => expect(people(adas)).toHaveLength(4));
      await userEvent.click(adas.getByRole('button', { name: 'Tab' }));
      const second = windowOf(canvas, 'Ada, tab 2');
      await waitFor(() => expect(people(second)).toHaveLength(4));
      await say(second, 'From my other tab');
      await expect(await adas.findByText('From my other tab')).toBeVisible();
    });

    await step('Without the first tab’s cable she is still there for Bo', async () => {
      await userEvent.click(adas.getByRole('button', { name: 'Pull the cable' }));
      await adas.findByText('Connection lost.');
      await expect(people(windowOf(canvas, 'Bo'))).toHaveLength(4);
      await userEvent.click(adas.getByRole('button', { name: 'Plug back in' }));
      await userEvent.click(adas.getByRole('button', { name: 'Retry now' }));
      await adas.findByRole('img', { name: 'Connection: Live' });
      await userEvent.click(canvas.getByRole('button', { name: 'Close Ada, tab 2' }));
      await expect(canvas.queryByRole('region', { name: 'Ada, tab 2' })).toBeNull();
    });
  },
};

/** A newcomer has a window; a window may speak another language, and be dark, while the page stays as it is. */
export const AddAPerson: Story = {
  render: TwoPeople.render!,
  play: async ({ canvas, step }) => {
    const adas = windowOf(canvas, 'Ada');
    await waitFor(() => expect(people(adas)).toHaveLength(4));
    await step('Dilnoza comes, and goes', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add a person' }));
      await waitFor(() => expect(people(adas)).toHaveLength(5));
      await waitFor(() => expect(people(windowOf(canvas, 'Dilnoza'))).toHaveLength(5));
      await userEvent.click(canvas.getByRole('button', { name: 'Close Dilnoza' }));
      await waitFor(() => expect(people(adas)).toHaveLength(4));
    });
    await step('Ada’s window is Arabic and dark', async () => {
      await userEvent.click(adas.getByRole('button', { name: 'Look of Ada' }));
      await userEvent.selectOptions(adas.getByRole('combobox', { name: 'Theme' }), 'dark');
      await userEvent.selectOptions(adas.getByRole('combobox', { name: 'Language' }), 'ar');
      const section = canvas.getByRole('region', { name: 'Ada' });
      await expect(section).toHaveAttribute('dir', 'rtl');
      await expect(getComputedStyle(section).backgroundColor).toBe('rgb(17, 18, 20)');
      await expect(adas.getByRole('heading', { name: 'خطة الإطلاق' })).toBeVisible();
      await expect(windowOf(canvas, 'Bo').getByRole('heading', { name: 'Launch plan' })).toBeVisible();
      await userEvent.keyboard('{Escape}');
      await expect(adas.queryByRole('combobox')).toBeNull();
    });
    await step('One window above the other', async () => {
      await userEvent.click(canvas.getByRole('radio', { name: 'Stacked' }));
      const [one, other] = ['Ada', 'Bo'].map((name) => canvas.getByRole('region', { name }));
      await expect(other!.getBoundingClientRect().top).toBeGreaterThan(one!.getBoundingClientRect().bottom);
    });
  },
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  render: () => (
    <Scenario
      title="غرفة حية"
      about="شخصان في غرفة واحدة. افصل الكابل وراقب الجانبين."
      server="الخادم في هذه الصفحة"
    >
      <Room users={[layla, sami]} script={arabicPlan} words={arabic} tools />
    </Scenario>
  ),
  play: async ({ canvas }) => {
    const laylas = windowOf(canvas, 'ليلى');
    await waitFor(() => expect(laylas.getAllByText('Dilnoza Karimova')).toHaveLength(1));
    await say(laylas, 'مرحبا');
    await expect(await windowOf(canvas, 'سامي').findByText('مرحبا')).toBeVisible();
  },
};

const onName = fn();

const overTheServer = {
  title: 'Over the server',
  about: 'Open this page in a second browser: you see each other.',
  server: serverUrl,
};

export const OverTheServer: Story = {
  render: () => (
    <Scenario {...overTheServer}>
      <ServerRoom />
    </Scenario>
  ),
};

export const FirstVisit: Story = {
  render: () => (
    <Scenario {...overTheServer}>
      <NameForm onName={onName} />
    </Scenario>
  ),
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Your name' }), ' {Enter}');
    await expect(onName).not.toHaveBeenCalled();
    await userEvent.type(canvas.getByRole('textbox', { name: 'Your name' }), 'Hana Kovač{Enter}');
    await expect(onName.mock.calls).toEqual([['Hana Kovač']]);
  },
};

function Unreachable(): ReactElement {
  const [lab] = useState(createStoryLab);
  const [{ options }] = useState(() => lab.client(ada, { fault: unreachable() }));
  useLabLife(lab);
  return <ServerPane user={ada} options={options} onLeave={() => undefined} />;
}

export const NoServer: Story = {
  render: () => (
    <Scenario {...overTheServer}>
      <Unreachable />
    </Scenario>
  ),
  play: async ({ canvas }) => {
    const words = `No server answers at ${serverUrl}: run npm start in the project.`;
    await waitFor(() => expect(canvas.getAllByRole('status')[0]).toHaveTextContent(words));
    await say(canvas, 'Anybody?');
    await expect(canvas.getByText('Sends when you’re back')).toBeVisible();
  },
};
