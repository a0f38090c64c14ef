import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { expect, fn, userEvent } from 'storybook/test';
import { PresencePrivacy, PresencePrivacyView } from '../../../src/index.js';
import { QuietSettings } from '../headless/quiet-settings.js';
import { Card, Sheet } from '../sheet.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const mixed = { showCursors: true, shareCursor: false, announceJoins: true, appearOffline: false };

const meta = {
  title: 'Components/PresencePrivacy',
  component: PresencePrivacyView,
  args: { choices: mixed, onChoose: fn() },
  argTypes: { choices: { control: 'object' }, strings: { control: false } },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof PresencePrivacyView>;
export default meta;
type Story = StoryObj<typeof meta>;

const storageKey = 'story-privacy';

/** What a story chose is forgotten with it. */
function Forgetting({ children }: { children: ReactNode }): ReactElement {
  useEffect(() => () => localStorage.removeItem(storageKey), []);
  return <>{children}</>;
}

/** Four switches, each with a name and a state; a hint says what it means. */
export const Playground: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.click(canvas.getByRole('switch', { name: 'Share my cursor' }));
    await expect(args.onChoose).toHaveBeenCalledWith('shareCursor', true);
  },
};

/** By keyboard: Tab goes from one to the next, Space and Enter switch, and the browser remembers. */
export const Keyboard: Story = {
  render: () => (
    <Forgetting>
      <PresencePrivacy storageKey={storageKey} />
    </Forgetting>
  ),
  play: async ({ canvas, step }) => {
    const all = canvas.getAllByRole('switch');
    await step('Tab reaches each of them in the order in which they stand', async () => {
      for (const one of all) {
        await userEvent.tab();
        await expect(one).toHaveFocus();
      }
    });
    await step('Space and Enter switch, and the focus stays', async () => {
      const offline = canvas.getByRole('switch', { name: 'Appear offline' });
      await expect(offline).toHaveFocus();
      await expect(offline).toHaveAccessibleDescription('You still see the room');
      await userEvent.keyboard(' ');
      await expect(offline).toBeChecked();
      await userEvent.tab({ shift: true });
      await userEvent.keyboard('{Enter}');
      await expect(canvas.getByRole('switch', { name: 'Announce people joining' })).not.toBeChecked();
    });
    await step('The browser has kept both', async () => {
      await expect(JSON.parse(localStorage.getItem(storageKey) ?? '{}')).toEqual({
        appearOffline: true,
        announceJoins: false,
      });
    });
  },
};

const example: Example = (where) => (
  <PresencePrivacyView aria-label={`Your presence, ${where}`} choices={mixed} onChoose={fn()} />
);

/** On and off, and as few switches as an application has use for. */
export const States: Story = {
  render: (args) => (
    <Sheet title="Signals" parts="PresencePrivacy">
      <div className="sheet-columns">
        <PresencePrivacyView {...args} />
        <PresencePrivacyView {...args} aria-label="Cursors" toggles={['showCursors', 'shareCursor']} />
      </div>
    </Sheet>
  ),
};
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };
/** An accent of one’s own reaches the switches, on dark as on light. */
export const Theming: Story = {
  ...themed('PresencePrivacy', example),
  play: async ({ canvasElement }) => {
    for (const panel of canvasElement.querySelectorAll<HTMLElement>('.theme')) {
      const on = panel.querySelector('[data-state="on"] > i')!;
      const before = getComputedStyle(on).backgroundColor;
      panel.style.setProperty('--cp-accent', '#b3202c');
      await expect(getComputedStyle(on).backgroundColor).not.toBe(before);
      panel.style.removeProperty('--cp-accent');
      await expect(getComputedStyle(on).backgroundColor).toBe(before);
    }
  },
};
export const Unstyled: Story = unstyled('PresencePrivacy', example, async (canvas) => {
  await expect(canvas.getByRole('group', { name: 'Your presence, unstyled' })).toBeVisible();
  await expect(canvas.getAllByRole('switch').map((one) => one.getAttribute('aria-checked'))).toEqual([
    'true',
    'false',
    'true',
    'false',
  ]);
});
export const Zoomed: Story = zoomed(example);

/** `usePresencePrivacy` alone, as the checkboxes of a settings page. */
export const Headless: Story = {
  render: () => (
    <Forgetting>
      <Sheet title="Headless" parts="usePresencePrivacy">
        <Card title="Settings">
          <QuietSettings storageKey={storageKey} />
        </Card>
      </Sheet>
    </Forgetting>
  ),
  play: async ({ canvas }) => {
    const hidden = canvas.getByRole('checkbox', { name: 'Hide that I am here' });
    await userEvent.click(hidden);
    await expect(hidden).toBeChecked();
    await expect(localStorage.getItem(storageKey)).toBe('{"appearOffline":true}');
  },
};
