import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, userEvent, waitFor, within } from 'storybook/test';
import { Introduction as Page } from './introduction.js';

const meta = { title: 'Start/Introduction', component: Page } satisfies Meta<typeof Page>;
export default meta;
// two clients connect over cables that have a length

type Story = StoryObj<typeof meta>;

export const Introduction: Story = {};

export const Dark: Story = { globals: { theme: 'dark' } };

/** Apart, so that nobody who reads the page finds it typing by itself. */
export const Tried: Story = {
  tags: ['!dev', '!autodocs'],
  play: async ({ canvas, step }) => {
    await step('The room on the page is alive', async () => {
      const bos = within(canvas.getByRole('region', { name: 'Bo' }));
      await bos.findByRole('img', { name: /^Ada Lovelace/ });
      const adas = within(canvas.getByRole('region', { name: 'Ada' }));
      await userEvent.type(adas.getByRole('textbox'), 'Hello from the first page{Enter}');
      await expect(await bos.findByText('Hello from the first page')).toBeVisible();
    });

    await step('The install line is copied', async () => {
      const write = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
      await userEvent.click(canvas.getByRole('button', { name: 'Copy npm install copresent' }));
      await expect(write).toHaveBeenCalledWith('npm install copresent');
      await waitFor(() => expect(canvas.getByText('Copied')).toBeInTheDocument());
    });

    await step('The code is what an application writes', async () => {
      const code = canvas.getByLabelText('Room.tsx');
      await expect(code).toHaveTextContent("from 'copresent';");
      await expect(code).toHaveTextContent("import 'copresent/styles.css';");
      await expect(code).not.toHaveTextContent('src/');
    });
  },
};
