import type { ReactElement } from 'react';
import { DataTable } from '../blocks/data-table.js';
import { Page, Section } from '../blocks/page.js';
import { Prose } from '../blocks/prose.js';
import { readers, steps } from './manual-rows.js';

/** What no test can hear: steps to walk with a screen reader before a release. */
export function ManualChecksPage(): ReactElement {
  return (
    <Page
      title="Manual checks"
      lead="What no test can hear. Walk these steps with each reader before a release, and write down the versions and what was said."
    >
      <Section title="Readers">
        <DataTable
          label="Readers"
          columns={['Reader', 'Browsers', 'How one moves']}
          rows={readers.map(({ name, browsers, moves }) => ({
            key: name,
            cells: [name, browsers, <Prose key="moves" text={moves} />],
          }))}
        />
        <p>
          Wording differs between readers and versions. What must not differ is the name, the role, the state,
          and how often something is said. The exact words of each component are on its page, and its names
          and roles are held by tests.
        </p>
      </Section>
      <Section title="Steps">
        <DataTable
          label="Steps"
          columns={['Step', 'Where', 'Expected']}
          rows={steps.map(({ id, where, step, expected }) => ({
            key: id,
            cells: [
              <span key="step">
                <b>{id}</b> <Prose text={step} />
              </span>,
              where,
              <Prose key="expected" text={expected} />,
            ],
          }))}
        />
      </Section>
      <Section title="What counts as a failure">
        <ul className="doc-claims">
          <li>Something is said twice, or by two voices.</li>
          <li>Polite news interrupts what is being read.</li>
          <li>The focus is lost, or moves although nobody pressed anything.</li>
          <li>A name is read letter by letter, backwards, or with invisible signs.</li>
          <li>A state can only be seen.</li>
        </ul>
      </Section>
    </Page>
  );
}
