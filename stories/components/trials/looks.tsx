import type { StoryContext, StoryObj } from '@storybook/react-vite';
import type { ReactElement, ReactNode } from 'react';
import { expect } from 'storybook/test';
import { Sheet } from '../sheet.js';
import './themes.css';

const looks = [
  { look: 'brand', words: 'A brand: plum on warm paper' },
  { look: 'dense', words: 'A console: dense and dark' },
  { look: 'contrast', words: 'As much contrast as there is' },
] as const;

/** Draws the example; what is named in it is named after where it stands, so that no two parts of a page are alike. */
export type Example = (where: string) => ReactNode;
type Trial = Pick<StoryObj, 'render' | 'play' | 'globals'>;
type Canvas = StoryContext['canvas'];

function Themes({ children }: { children: Example }): ReactElement {
  return (
    <div className="themes">
      {looks.map(({ look, words }) => (
        <section key={look} className="theme" data-look={look} aria-label={words}>
          <h2>{words}</h2>
          {children(look)}
        </section>
      ))}
    </div>
  );
}

const painted = ['color', 'backgroundColor', 'borderTopColor', 'fill', 'outlineColor', 'fontFamily'] as const;

/** What the library paints below an element, as the browser computed it. */
function paintOf(root: Element): string {
  return [...root.querySelectorAll('[class*="cp-"], [class*="cp-"] *')]
    .map((element) => {
      const style = getComputedStyle(element);
      return painted.map((property) => style[property]).join(' ');
    })
    .join('\n');
}

/** The same example under three looks of the public variables; each of them must reach what the library paints. */
export function themed(parts: string, example: Example): Trial {
  return {
    render: () => (
      <Sheet title="Theming" parts={parts} wide>
        <Themes>{example}</Themes>
      </Sheet>
    ),
    play: async ({ canvas }) => {
      const paints = looks.map(({ words }) => paintOf(canvas.getByRole('region', { name: words })));
      for (const paint of paints) await expect(paint).not.toBe('');
      await expect(new Set(paints).size).toBe(looks.length);
    },
  };
}

/** Positions only: all that is painted is the application's. What it means has to hold without it. */
export function unstyled(
  parts: string,
  example: Example,
  holds: (canvas: Canvas, root: HTMLElement) => Promise<void>,
): Trial {
  return {
    globals: { css: 'structure' },
    render: () => (
      <Sheet title="structure.css only" parts={parts}>
        {example('unstyled')}
      </Sheet>
    ),
    play: async ({ canvas, canvasElement }) => {
      for (const heard of canvasElement.querySelectorAll('.cp-spoken')) {
        const { position, clipPath } = getComputedStyle(heard);
        await expect([position, clipPath]).toEqual(['absolute', 'inset(50%)']);
      }
      await holds(canvas, canvasElement);
    },
  };
}

/** The least width and height of what is pressed (WCAG 2.5.8), in CSS pixels. */
const leastTarget = 24;

/** 200 % in a window of 640 px: nothing is cut off or scrolls sideways, and what is pressed is large enough. */
export function zoomed(example: Example): Trial {
  return {
    render: () => (
      <main className="zoom-page">
        <div className="zoomed">{example('zoomed')}</div>
      </main>
    ),
    play: async ({ canvasElement }) => {
      const page = canvasElement.querySelector('.zoomed')!;
      await expect(page.scrollWidth).toBeLessThanOrEqual(page.clientWidth);
      const scale = page.getBoundingClientRect().width / (page as HTMLElement).offsetWidth;
      await expect(Math.round(scale * 320)).toBe(640);
      for (const target of page.querySelectorAll('button, [role="button"], [role="switch"]')) {
        const { width, height } = target.getBoundingClientRect();
        await expect(Math.min(width, height) / scale).toBeGreaterThanOrEqual(leastTarget - 0.5);
      }
    },
  };
}
