import type { ReactElement } from 'react';
import { DataTable } from '../blocks/data-table.js';
import type { ExampleDoc } from '../blocks/doc.js';
import { Example } from '../blocks/example.js';
import { Page, Section } from '../blocks/page.js';
import { Prose } from '../blocks/prose.js';
import { Names } from '../examples/hooks/names.js';
import namesSource from '../examples/hooks/names.tsx?raw';
import { Orders } from '../examples/hooks/orders.js';
import ordersSource from '../examples/hooks/orders.tsx?raw';
import { Freshness } from '../examples/hooks/refetch.js';
import freshnessSource from '../examples/hooks/refetch.tsx?raw';
import { Wave } from '../examples/hooks/wave.js';
import waveSource from '../examples/hooks/wave.tsx?raw';
import { guests } from '../pages/guests.js';
import { every } from '../pages/plays.js';
import { componentHooks, coreHooks, type HookDoc } from './hook-rows.js';

const some: readonly (readonly [title: string, example: ExampleDoc])[] = [
  ['A channel and its events', { file: 'orders.tsx', source: ordersSource, Component: Orders }],
  [
    'Only what one needs of presence',
    { file: 'names.tsx', source: namesSource, Component: Names, others: guests(3) },
  ],
  [
    'Client events, both ways',
    {
      file: 'wave.tsx',
      source: waveSource,
      Component: Wave,
      others: guests(1),
      play: every(3_000, (actor) => actor.send('presence-room', 'client-wave', { hand: 'right' })),
    },
  ],
  ['What was missed', { file: 'freshness.tsx', source: freshnessSource, Component: Freshness }],
];

function HookTable({ label, hooks }: { label: string; hooks: readonly HookDoc[] }): ReactElement {
  const rows = hooks.map(({ name, gives, renders }) => ({
    key: name,
    cells: [<code key="name">{name}</code>, <Prose key="gives" text={gives} />, renders],
  }));
  return <DataTable label={label} columns={['Hook', 'Gives', 'Renders again']} rows={rows} />;
}

/** Every hook: what it gives, and when it renders. */
export function HooksPage(): ReactElement {
  return (
    <Page
      title="Hooks"
      lead="State comes from a store and renders when it changes; events come past it and render nothing by themselves."
    >
      <Section title="Rules that hold for all of them">
        <ul className="doc-claims">
          <li>
            <Prose text="A hook that names a channel holds it. The engine counts; the last one lets go after a second, so that a change of route puts nothing on the wire." />
          </li>
          <li>
            <Prose text="A channel that is `null`, `false`, `undefined` or empty is none: nothing is held, and nothing throws." />
          </li>
          <li>
            <Prose text="Handlers are those of the latest render. They need no `useCallback` and stand in no list of dependencies." />
          </li>
          <li>
            <Prose text="Functions that hooks give stay the same for as long as their channel does." />
          </li>
          <li>
            <Prose text="On a server they read `idle`, empty lists and null; nothing connects there." />
          </li>
        </ul>
      </Section>
      <Section title="Connection, channels, people">
        <HookTable label="Hooks" hooks={coreHooks} />
      </Section>
      <Section title="Under the components">
        <HookTable label="Hooks of components" hooks={componentHooks} />
      </Section>
      {some.map(([title, example]) => (
        <Section key={title} title={title}>
          <Example example={example} />
        </Section>
      ))}
    </Page>
  );
}
