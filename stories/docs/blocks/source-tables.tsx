import type { ReactElement } from 'react';
import { de, en, timings, type Strings } from '../../../src/index.js';
import { readTokens, readVariables } from './css-variables.js';
import { DataTable } from './data-table.js';
import type { PropsDoc, TimingDoc } from './doc.js';
import { Prose } from './prose.js';
import { readProps } from './read-props.js';
import { examplesOf } from './says.js';
import { sourceOf } from './sources.js';

/** The props of an interface, with the words of its own comments. */
export function PropsTable({ name, file, beside }: PropsDoc): ReactElement {
  const rows = readProps(sourceOf(file), name).map((prop) => ({
    key: prop.name,
    cells: [
      <code key="name">
        {prop.name}
        {prop.isRequired && <abbr title="required">*</abbr>}
      </code>,
      <code key="type">{prop.type}</code>,
      <>
        <Prose text={prop.text} />
        {prop.initial !== '' && (
          <small>
            Default: <Prose text={prop.initial} />
          </small>
        )}
      </>,
    ],
  }));
  return (
    <>
      <h3>
        <code>{name}</code>
      </h3>
      {beside !== undefined && (
        <p>
          <Prose text={beside} />
        </p>
      )}
      {rows.length > 0 && <DataTable label={name} columns={['Prop', 'Type', 'What it is']} rows={rows} />}
    </>
  );
}

function Swatch({ value, theme }: { value: string; theme: 'light' | 'dark' }): ReactElement {
  return (
    <span className="doc-swatch">
      {/* a colour of the project's own sheet, shown as it is */}
      <i aria-hidden="true" data-theme={theme} style={{ background: value }} />
      <code>{value}</code>
    </span>
  );
}

/** The public variables that sheets read, with their values in both themes. */
export function TokensTable({ sheets }: { sheets: readonly string[] }): ReactElement {
  const tokens = readTokens(sourceOf('foundations/tokens.css'));
  const read = new Set(sheets.flatMap((sheet) => readVariables(sourceOf(sheet))));
  const rows = [...tokens.values()]
    .filter(({ name }) => read.has(name) && !name.startsWith('--cp-palette-'))
    .map(({ name, light, dark }) => ({
      key: name,
      cells: [
        <code key="name">{name}</code>,
        <Swatch key="light" value={light} theme="light" />,
        <Swatch key="dark" value={dark} theme="dark" />,
      ],
    }));
  return <DataTable label="Tokens" columns={['Variable', 'Light', 'Dark']} rows={rows} />;
}

/** The words of a group, in English and in German. */
export function WordsTable({ group }: { group: keyof Strings }): ReactElement {
  const german = new Map(examplesOf(de.strings, group, de.locale));
  const rows = examplesOf(en.strings, group, en.locale).map(([key, text]) => ({
    key,
    cells: [
      <code key="key">{key}</code>,
      text,
      <span key="de" lang="de">
        {german.get(key)}
      </span>,
    ],
  }));
  return (
    <>
      <h3>
        <code>strings.{group}</code>
      </h3>
      <DataTable label={`Words of ${group}`} columns={['Key', 'English', 'Deutsch']} rows={rows} />
    </>
  );
}

const units = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A waiting time as people say it; a number that is none stays one. */
function inWords(key: string, value: number): string {
  if (!key.endsWith('Ms')) return units.format(value);
  return value < 1_000 ? `${units.format(value)} ms` : `${units.format(value / 1_000)} s`;
}

/** The value of an entry of `timings`. @throws Error where there is no such entry */
export function timingOf({ group, key }: Pick<TimingDoc, 'group' | 'key'>): number {
  const value = new Map(Object.entries(timings[group])).get(key);
  if (typeof value !== 'number') throw new Error(`There is no timings.${group}.${key}.`);
  return value;
}

/** Waiting times with the reason for each. */
export function TimingsTable({ of }: { of: readonly TimingDoc[] }): ReactElement {
  const rows = of.map((timing) => ({
    key: `${timing.group}.${timing.key}`,
    cells: [
      <code key="name">{`${timing.group}.${timing.key}`}</code>,
      inWords(timing.key, timingOf(timing)),
      <Prose key="why" text={timing.why} />,
    ],
  }));
  return <DataTable label="Timings" columns={['Entry', 'Default', 'Why']} rows={rows} />;
}
