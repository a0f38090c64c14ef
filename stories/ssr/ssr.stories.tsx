import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCallback, useState, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, spyOn, waitFor } from 'storybook/test';
import { Scenario } from '../scenarios/scenario.js';
import { fetchesMore, rendered, saysTheTime } from './exhibits.js';
import { RenderedTwice, type Outcome } from './rendered-twice.js';
import signalsUrl from '../../src/signals.css?url';
import stylesUrl from '../../src/styles.css?url';
import './ssr.css';

const meta = { title: 'SSR/Static and hydrated' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

function Exhibit({ name, element }: { name: string; element: ReactElement }): ReactElement {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const onOutcome = useCallback((next: Outcome) => setOutcome(next), []);
  return (
    <section className="ssr-exhibit" data-exhibit={name} aria-label={name}>
      <h2>{name}</h2>
      <RenderedTwice element={element} onOutcome={onOutcome} />
      {outcome && (
        <>
          <p
            data-changed={outcome.changed.length}
            data-gone={outcome.changed.filter((line) => line.startsWith('-')).length}
            data-complaints={outcome.complaints.length}
          >
            {outcome.html.length} characters of HTML, {outcome.html.split(' style=').length - 1} style
            attributes, {outcome.changed.length} lines changed by hydration, {outcome.complaints.length}{' '}
            complaints
          </p>
          <pre tabIndex={0} aria-label={`HTML of ${name}`} dir="ltr">
            {outcome.changed.length === 0 ? outcome.html : outcome.changed.join('\n')}
          </pre>
        </>
      )}
    </section>
  );
}

/** What a server sends, what the page makes of it, and what differs: nothing, but for words that say the time. */
export const Diff: Story = {
  beforeEach() {
    const errors = spyOn(console, 'error');
    return () => errors.mockRestore();
  },
  render: () => (
    <div className="ssr-page">
      <Scenario
        title="Static and hydrated"
        about="Rendered to a string, put into the page, and taken over by React."
        server="No server"
      >
        {rendered.map(([name, element]) => (
          <Exhibit key={name} name={name} element={element} />
        ))}
      </Scenario>
    </div>
  ),
  play: async ({ canvasElement }) => {
    const of = (name: string) =>
      canvasElement.querySelector<HTMLElement>(`[data-exhibit="${name}"] > [data-changed]`);
    for (const [name] of rendered) {
      await waitFor(() => expect(of(name)).not.toBeNull(), { timeout: 4_000 });
      await expect(of(name)?.dataset).toMatchObject({ complaints: '0' });
      await expect(of(name)).toHaveTextContent(' 0 style attributes');
      const counted = fetchesMore.has(name) ? 'gone' : 'changed';
      if (!saysTheTime.has(name)) await expect(`${name} ${of(name)?.dataset[counted]}`).toBe(`${name} 0`);
    }
    await expect(console.error).not.toHaveBeenCalled();
  },
};
export const DiffDark: Story = { globals: { theme: 'dark' }, render: Diff.render! };

/** A page of its own, as a strict server would send it: the style sheet is a file, nothing inline is let through. */
function strictPage(): string {
  const body = rendered.map(([, element]) => renderToString(element)).join('\n<hr>\n');
  const { dataset, dir } = document.documentElement;
  return `<!doctype html>
<html lang="en" dir="${dir}" data-theme="${dataset['theme'] ?? 'light'}">
<head>
<title>Strict page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'">
${[stylesUrl, signalsUrl].map((url) => `<link rel="stylesheet" href="${new URL(url, location.href).href}">`).join('')}
</head>
<body>${body}</body>
</html>`;
}

function StrictFrame(): ReactElement {
  const [page] = useState(strictPage);
  return <iframe className="ssr-frame" title="Strict page" srcDoc={page} />;
}

/** Without scripts, and under a policy that lets no inline style through: all but the font, which is the page's own. */
export const StrictPolicy: Story = {
  render: () => (
    <div className="ssr-page">
      <Scenario
        title="Strict policy"
        about="The same HTML under style-src 'self' and without any script."
        server="No server"
      >
        <StrictFrame />
      </Scenario>
    </div>
  ),
  play: async ({ canvas, step }) => {
    const frame = canvas.getByTitle<HTMLIFrameElement>('Strict page');
    const pageOf = (): Document => {
      if (frame.contentDocument === null) throw new Error('The frame has no document.');
      return frame.contentDocument;
    };
    const look = (selector: string): CSSStyleDeclaration => {
      const element = pageOf().querySelector(selector);
      if (element === null) throw new Error(`${selector} is not in the frame.`);
      return pageOf().defaultView!.getComputedStyle(element);
    };
    await step('The sheet is let through, and the HTML has no style of its own', async () => {
      await waitFor(() => expect(look('.cp-avatar').inlineSize).toBe('32px'), { timeout: 4_000 });
      await expect(pageOf().querySelectorAll('[style], style, script')).toHaveLength(0);
      await expect(look('.cp-avatar-face').borderRadius).not.toBe('0px');
    });
    await step(
      'The policy is in force: an inline style is refused, one that a script sets is not',
      async () => {
        const inline = pageOf().body.appendChild(pageOf().createElement('p'));
        inline.setAttribute('style', 'color: rgb(1, 2, 3)');
        await expect(pageOf().defaultView!.getComputedStyle(inline).color).not.toBe('rgb(1, 2, 3)');
        inline.style.setProperty('color', 'rgb(1, 2, 3)');
        await expect(pageOf().defaultView!.getComputedStyle(inline).color).toBe('rgb(1, 2, 3)');
        inline.remove();
      },
    );
  },
};
