import type { ReactElement } from 'react';
import { Anatomy } from './anatomy.js';
import { Claims, DoDont, KeyboardTable, ScreenReaderScript, Sizes, StatesTable } from './claim-tables.js';
import type { ComponentDoc } from './doc.js';
import { Example } from './example.js';
import { Page, Section } from './page.js';
import { Prose } from './prose.js';
import { PropsTable, TimingsTable, TokensTable, WordsTable } from './source-tables.js';

/** All that there is to know of a component, always in the same order. */
export function ComponentPage({ doc }: { doc: ComponentDoc }): ReactElement {
  return (
    <Page title={doc.name} lead={<Prose text={doc.summary} />}>
      <Section title="The smallest example">
        <Example example={doc.example} />
      </Section>
      {doc.figure !== null && (
        <Section title="Anatomy">
          <Anatomy label={doc.name} parts={doc.parts}>
            {doc.figure}
          </Anatomy>
        </Section>
      )}
      <Section title="Props">
        {doc.props.map((props) => (
          <PropsTable key={props.name} {...props} />
        ))}
      </Section>
      <Behaviour doc={doc} />
      <Words doc={doc} />
      {doc.sheets.length > 0 && (
        <Section title="Tokens">
          <TokensTable sheets={doc.sheets} />
        </Section>
      )}
      <Section title="Hostile input">
        <Claims claims={doc.hostile} />
      </Section>
      {doc.sizes && (
        <Section title="As the room grows">
          <Sizes sizes={doc.sizes} />
        </Section>
      )}
      <Section title="Do and don’t">
        <DoDont dos={doc.dos} donts={doc.donts} />
      </Section>
      <Section title="Without its looks">
        <p>
          <code>{doc.hook.name}</code> <Prose text={doc.hook.text} />
        </p>
      </Section>
    </Page>
  );
}

function Behaviour({ doc }: { doc: ComponentDoc }): ReactElement {
  return (
    <>
      {doc.states.length > 0 && (
        <Section title="States">
          <StatesTable states={doc.states} />
        </Section>
      )}
      <Section title="Keyboard">
        {doc.keys.length > 0 && <KeyboardTable keys={doc.keys} />}
        {doc.noKeys !== undefined && (
          <p>
            <Prose text={doc.noKeys} />
          </p>
        )}
      </Section>
      <Section title="With a screen reader">
        <ScreenReaderScript {...doc} />
      </Section>
      {doc.timings.length > 0 && (
        <Section title="Timings">
          <TimingsTable of={doc.timings} />
          <p>
            Other values: <code>{'<ComponentsProvider timings={{ … }}>'}</code>, in part or whole.
          </p>
        </Section>
      )}
    </>
  );
}

function Words({ doc }: { doc: ComponentDoc }): ReactElement | null {
  if (doc.words.length === 0) return null;
  return (
    <Section title="Words">
      <p>
        Each is a function of what it speaks of. The <code>strings</code> prop replaces some for one
        component, <code>ComponentsProvider</code> for all below it; a language brings every one of them.
      </p>
      {doc.words.map((group) => (
        <WordsTable key={group} group={group} />
      ))}
    </Section>
  );
}
