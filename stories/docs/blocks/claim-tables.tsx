import type { ReactElement } from 'react';
import { DataTable } from './data-table.js';
import type { ComponentDoc, HeldClaim, KeyDoc, SizesDoc, StateDoc } from './doc.js';
import { Prose } from './prose.js';
import { speechOf } from './speech.js';

/** Attributes that say a state. */
export function StatesTable({ states }: { states: readonly StateDoc[] }): ReactElement {
  const rows = states.flatMap(({ attribute, on, values }) =>
    Object.entries(values).map(([value, text]) => ({
      key: `${on} ${attribute} ${value}`,
      cells: [
        <code key="value">{value === '' ? attribute : `${attribute}="${value}"`}</code>,
        <code key="on">{on}</code>,
        <Prose key="text" text={text} />,
      ],
    })),
  );
  return <DataTable label="States" columns={['Attribute', 'On', 'Means']} rows={rows} />;
}

/** Which key does what, and where. */
export function KeyboardTable({ keys }: { keys: readonly KeyDoc[] }): ReactElement {
  const rows = keys.map(({ keys: all, on, does }) => ({
    key: `${all.join(' ')} ${on}`,
    cells: [
      <span key="keys" className="doc-keys">
        {all.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>,
      <Prose key="on" text={on} />,
      <Prose key="does" text={does} />,
    ],
  }));
  return <DataTable label="Keyboard" columns={['Key', 'On', 'Does']} rows={rows} />;
}

/** What readers say of the figure, and what an announcer says of its changes. */
export function ScreenReaderScript({
  spoken,
  utterances = [],
  silent,
}: Pick<ComponentDoc, 'spoken' | 'utterances' | 'silent'>): ReactElement {
  const met = spoken.map((one) => {
    const { nvda, voiceOver } = speechOf(one);
    return {
      key: `${one.step} ${one.name}`,
      cells: [<Prose key="step" text={one.step} />, <q key="nvda">{nvda}</q>, <q key="voice">{voiceOver}</q>],
    };
  });
  const heard = utterances.map(({ when, text, priority = 'polite' }) => ({
    key: when,
    cells: [<Prose key="when" text={when} />, <q key="text">{text}</q>, priority],
  }));
  return (
    <>
      {met.length > 0 && (
        <DataTable
          label="Screen-reader script"
          columns={['Step, in the figure', 'NVDA', 'VoiceOver']}
          rows={met}
        />
      )}
      {heard.length > 0 && (
        <>
          <h3>With an Announcer around it</h3>
          <DataTable label="Announcements" columns={['When', 'Said', 'Politeness']} rows={heard} />
        </>
      )}
      {silent !== undefined && (
        <p>
          <Prose text={silent} />
        </p>
      )}
    </>
  );
}

/** Claims, each with the rule that holds it. */
export function Claims({ claims }: { claims: readonly HeldClaim[] }): ReactElement {
  return (
    <ul className="doc-claims">
      {claims.map(({ text, rule }) => (
        <li key={text}>
          <Prose text={text} />{' '}
          <code className="doc-rule" title="The rule of test/SPEC.md that holds it">
            {rule}
          </code>
        </li>
      ))}
    </ul>
  );
}

const rooms = ['1', '10', '100', '10,000'];

/** What happens as a room grows. */
export function Sizes({ sizes }: { sizes: SizesDoc }): ReactElement {
  const rows = sizes.map((text, at) => {
    const room = rooms[at] ?? '';
    return { key: room, cells: [room, <Prose key="text" text={text} />] };
  });
  return <DataTable label="Room size" columns={['People', 'What happens']} rows={rows} />;
}

/** What to do and what to leave. */
export function DoDont({ dos, donts }: Pick<ComponentDoc, 'dos' | 'donts'>): ReactElement {
  return (
    <div className="doc-dos">
      {(
        [
          ['Do', dos],
          ['Don’t', donts],
        ] as const
      ).map(([title, all]) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {all.map((text) => (
              <li key={text}>
                <Prose text={text} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
