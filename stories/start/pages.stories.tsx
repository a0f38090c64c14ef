import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Accessibility as AccessibilityPage } from './accessibility.js';
import { Install } from './install.js';
import { SecurityModel as SecurityModelPage } from './security-model.js';

const meta = { title: 'Start/Guides' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** Code that is compiled here is shown as an application writes it. */
async function expectApplicationCode(canvasElement: HTMLElement, names: readonly string[]): Promise<void> {
  const code = [...canvasElement.querySelectorAll('.start-code')]
    .map(({ textContent }) => textContent)
    .join('\n');
  for (const name of names) await expect(code).toContain(name);
  await expect(code).not.toContain('src/');
  await expect(code).not.toContain('.js');
}

export const InstallAndCss: Story = {
  render: () => <Install />,
  play: ({ canvasElement }) =>
    expectApplicationCode(canvasElement, ["from 'copresent'", "'copresent/styles.css'", '@layer theme']),
};
export const InstallDark: Story = { globals: { theme: 'dark' }, render: InstallAndCss.render! };

export const Accessibility: Story = {
  render: () => <AccessibilityPage />,
  play: ({ canvasElement }) =>
    expectApplicationCode(canvasElement, ["from 'copresent'", 'usePresencePrivacy']),
};
export const AccessibilityDark: Story = { globals: { theme: 'dark' }, render: Accessibility.render! };

export const SecurityModel: Story = {
  render: () => <SecurityModelPage />,
  play: ({ canvasElement }) => expectApplicationCode(canvasElement, ["from 'copresent'", 'imagePolicy']),
};
export const SecurityModelDark: Story = { globals: { theme: 'dark' }, render: SecurityModel.render! };
