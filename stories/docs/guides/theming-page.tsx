import type { ReactElement } from 'react';
import { CodeBlock } from '../../start/code-block.js';
import { readTokens } from '../blocks/css-variables.js';
import { DataTable } from '../blocks/data-table.js';
import { Page, Section } from '../blocks/page.js';
import { Prose } from '../blocks/prose.js';
import { TokensTable } from '../blocks/source-tables.js';
import { sourceOf } from '../blocks/sources.js';
import { sheets, snippets } from './theming-rows.js';

/** How the looks are changed, and what they stand. */
export function ThemingPage(): ReactElement {
  return (
    <Page
      title="Theming"
      lead="Plain style sheets: variables for what is yours to choose, one layer so that any rule of yours wins, no style attribute in server HTML."
    >
      <Section title="Sheets">
        <DataTable
          label="Sheets"
          columns={['File', 'Has', 'For']}
          rows={sheets.map(({ file, has, use }) => ({
            key: file,
            cells: [
              <code key="file">{file}</code>,
              <Prose key="has" text={has} />,
              <Prose key="use" text={use} />,
            ],
          }))}
        />
      </Section>
      <Section title="With Tailwind">
        <p>
          Utilities stand in a layer, so a sheet without one would beat them all. Say the order once, before
          anything else:
        </p>
        <CodeBlock file="app.css" code={snippets.tailwind} />
      </Section>
      <Section title="Variables">
        <p>
          <Prose text="Set them on `:root` or on any element; they hold below it. Where a face lies on something other than the surface, `--cp-ring` is the one to set." />
        </p>
        <CodeBlock file="variables.css" code={snippets.variables} />
        <TokensTable sheets={everySheet} />
        <Palette />
      </Section>
      <Section title="Dark mode">
        <p>
          <Prose text="Every colour is `light-dark()`: it follows the colour scheme of where it is used. `data-theme` and the classes `dark` and `light` set it for an ancestor; no script is needed, and nothing flashes." />
          <Prose text="A build for browsers of before 2024, which is the default of Vite, rewrites `light-dark()` and `:dir()`: the theme is then that of the page as a whole. Where parts of a page have a theme or a direction of their own, give it `build.cssTarget: ['chrome123', 'firefox121', 'safari17.5']`." />
        </p>
        <CodeBlock file="theme.css" code={snippets.dark} />
      </Section>
      <Section title="Parts and states">
        <p>
          <Prose text="Classes `cp-*` and `data-slot` name parts, `data-state` and its like say how they are. The rules have no weight of their own: a selector of one class is enough." />
        </p>
        <CodeBlock file="parts.css" code={snippets.part} />
      </Section>
      <Section title="Hostile resets">
        <p>
          <Prose text="A reset like this one, in no layer, beats every layer, this one too. Either put it into a layer before `copresent`, or take `styles.unlayered.css` after it." />
        </p>
        <CodeBlock file="reset.css" code={snippets.reset} />
      </Section>
      <Section title="What always holds">
        <ul className="doc-claims">
          <li>
            <Prose text="Forced colours keep edges and shapes; more contrast sharpens muted words." />
          </li>
          <li>
            <Prose text="Nothing moves where less motion is wanted, and nothing needs motion to be understood." />
          </li>
          <li>
            <Prose text="Directions are logical: right-to-left pages need no second sheet." />
          </li>
          <li>
            <Prose text="A strict `style-src` is enough: what must be set is set on the node." />
          </li>
        </ul>
      </Section>
    </Page>
  );
}

const everySheet = [
  'avatar/avatar.css',
  'presence-dot/presence-dot.css',
  'presence-avatars/presence-avatars.css',
  'presence-avatars/people-popover.css',
  'connection-status/connection-status.css',
  'connection-banner/connection-banner.css',
  'channel-gate/channel-gate.css',
  'event-feed/event-feed.css',
  'live-count/live-count.css',
  'member-list/member-list.css',
  'reactions/reactions.css',
  'field-presence/field.css',
];

function Palette(): ReactElement {
  const colors = [...readTokens(sourceOf('foundations/tokens.css')).values()].filter(({ name }) =>
    name.startsWith('--cp-palette-'),
  );
  return (
    <ul className="doc-palette" aria-label="Palette">
      {colors.map(({ name, light }) => (
        <li key={name}>
          <i aria-hidden="true" style={{ background: light }} />
          <code>{name.replace('--cp-', '')}</code> <code>{light}</code>
        </li>
      ))}
    </ul>
  );
}
