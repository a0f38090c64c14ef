import type { StoryObj } from '@storybook/react-vite';
import { within } from 'storybook/test';

type Canvas = Parameters<NonNullable<StoryObj['play']>>[0]['canvas'];

/** The pane of one of the two people. */
export function paneOf(canvas: Canvas, name: 'Ada' | 'Bo'): Canvas {
  return within(canvas.getByRole('region', { name }));
}
