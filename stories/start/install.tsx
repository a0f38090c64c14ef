import type { ReactElement } from 'react';
import { asApplication } from './as-application.js';
import { CodeBlock } from './code-block.js';
import providers from './install-snippet.tsx?raw';
import layers from './layers-snippet.css?raw';
import { Page } from './page.js';

const sheets = [
  [
    'copresent/styles.css',
    'How people, connection, lists and counts look; and the variables of all components.',
  ],
  [
    'copresent/signals.css',
    'Cursors, typing, reactions, fields and the privacy menu. Import it after styles.css.',
  ],
  ['copresent/styles.unlayered.css', 'Both without a layer, for pages whose own resets stand in none.'],
  ['copresent/structure.css', 'Only what places things, for looks of one’s own.'],
] as const;

/** From nothing to a page with people on it. */
export function Install(): ReactElement {
  return (
    <Page title="Install and style">
      <CodeBlock file="Terminal" code="npm install copresent" />
      <p>
        React 18 or 19. The package is an ES module with its own types, and takes no build step: the style
        sheets are plain CSS.
      </p>
      <h2>Providers</h2>
      <p>
        <code>RealtimeProvider</code> owns the connection; nothing connects before a component names a
        channel. <code>ComponentsProvider</code> gives language and waiting times, <code>Announcer</code> a
        voice; both may be left out.
      </p>
      <CodeBlock file="Providers.tsx" code={asApplication(providers)} />
      <h2>Style sheets</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Import</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map(([name, about]) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td>{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Rules stand in the layer <code>copresent</code> with no specificity: any rule of yours wins. Beside
        Tailwind, say once where the layer belongs, before anything else:
      </p>
      <CodeBlock file="app.css" code={layers.trim()} />
      <p>
        Colours follow <code>color-scheme</code>. <code>data-theme=&quot;dark&quot;</code> or the class{' '}
        <code>dark</code> on any ancestor sets it; the variables are under <i>Foundations / Colours</i>.
      </p>
    </Page>
  );
}
