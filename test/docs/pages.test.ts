import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { ar, de, en, pseudo, zh } from '../../src/index.js';
import { asInAnApp } from '../../stories/docs/blocks/as-in-an-app.js';
import { readTokens, readVariables, setVariables } from '../../stories/docs/blocks/css-variables.js';
import type { ComponentDoc } from '../../stories/docs/blocks/doc.js';
import { readProps } from '../../stories/docs/blocks/read-props.js';
import { examplesOf, say } from '../../stories/docs/blocks/says.js';
import { timingOf } from '../../stories/docs/blocks/source-tables.js';
import { speechOf } from '../../stories/docs/blocks/speech.js';
import { componentHooks, coreHooks } from '../../stories/docs/guides/hook-rows.js';
import { steps } from '../../stories/docs/guides/manual-rows.js';
import { sheets } from '../../stories/docs/guides/theming-rows.js';
import { pages } from '../../stories/docs/pages/all-pages.js';
import { importsOf } from '../house/imports.js';
import { nodesOf, root, sourceFiles } from '../house/source.js';

const documented: readonly [string, ComponentDoc][] = Object.entries(pages);
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const trimmed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Names of what `copresent` exports that React can draw. */
const components = Object.entries(library)
  .filter(([name, value]) => /^[A-Z]/.test(name) && (typeof value === 'function' || '$$typeof' in value))
  .map(([name]) => name)
  .filter((name) => name !== 'RealtimeError' && name !== 'RealtimeProvider');

describe('the pages about components', () => {
  it('[DC11] every exported component has a page, or is spoken of on one', () => {
    const all = documented.map(([, doc]) =>
      JSON.stringify({ ...doc, figure: null, example: doc.example.source }),
    );
    expect(components.length).toBeGreaterThan(30);
    expect(components.filter((name) => !all.some((text) => text.includes(name)))).toEqual([]);
  });

  it('[DC12] each MDX file shows the page of its name, under the title of the component’s stories', () => {
    const files = readdirSync(join(root, 'stories/docs/pages')).filter((name) => name.endsWith('.mdx'));
    expect(files.map((name) => name.replace('.mdx', '')).sort()).toEqual(Object.keys(pages).sort());
    for (const [file, { name }] of documented) {
      const mdx = textOf(`stories/docs/pages/${file}.mdx`);
      expect(mdx).toContain(`<Meta title="Components/${name}" />`);
      expect(mdx).toContain(`from './${file}.tsx'`);
    }
  });

  it.each(documented)('[DC16] %s: what an announcer says is what the English words say', (_, doc) => {
    for (const { text, from } of doc.utterances ?? []) expect(trimmed(say(en.strings, ...from))).toBe(text);
  });

  it.each(documented)('[DC17] %s: every claim about hostile input is held by a rule', (_, { hostile }) => {
    const spec = textOf('test/SPEC.md');
    expect(hostile.length).toBeGreaterThan(0);
    expect(hostile.filter(({ rule }) => !spec.includes(`- **${rule}** `))).toEqual([]);
  });

  it.each(documented)(
    '[DC18] %s: every key told is pressed in the test or story named',
    (_, { keys, noKeys }) => {
      expect(keys.length > 0).toBe(noKeys === undefined);
      for (const { keys: all, walkedIn } of keys) {
        expect(existsSync(join(root, walkedIn)), walkedIn).toBe(true);
        const text = textOf(walkedIn);
        for (const key of all) expect(isPressedIn(text, key), `${key} in ${walkedIn}`).toBe(true);
      }
    },
  );

  it.each(documented)(
    '[DC19] %s: its timings are entries of the table, and its words are whole',
    (_, doc) => {
      for (const timing of doc.timings) expect(timingOf(timing)).toBeGreaterThan(0);
      for (const group of doc.words)
        for (const { strings, locale } of [en, de, zh, ar, pseudo])
          for (const [key, text] of examplesOf(strings, group, locale))
            expect(text, `${group}.${key}`).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );
});

function isPressedIn(text: string, key: string): boolean {
  const presses = [`{${key}}`, `'${key}'`, ...(key === 'Space' ? ['{ }', '[Space]'] : [])];
  return presses.some((press) => text.includes(press));
}

describe('what the pages read of the source', () => {
  const files = sourceFiles('src/components');

  it('[DC22] the members of each interface are those that the compiler finds, in its order', () => {
    const told = documented.flatMap(([, { props }]) => props);
    expect(told.length).toBeGreaterThan(30);
    for (const { name, file } of told) {
      const source = files.find(({ path }) => path === `src/components/${file}`);
      const declared = source && [...nodesOf(source.tree)].find((node) => isInterface(node, name));
      expect(declared, `${file} ${name}`).toBeDefined();
      const members = (declared as ts.InterfaceDeclaration).members.filter(ts.isPropertySignature);
      expect(
        readProps(source?.text ?? '', name).map(({ name: key, isRequired }) => [key, isRequired]),
      ).toEqual(
        members.map((member) => [
          member.name.getText().replaceAll("'", ''),
          member.questionToken === undefined,
        ]),
      );
    }
  });

  it('[DC22] what is not understood is refused', () => {
    expect(() => readProps('export interface A { b: string; [key: string]: string; }', 'A')).toThrow('[key');
    expect(() => readProps('interface A { b: string; }', 'A')).toThrow('There is no interface A.');
    expect(readProps("export interface A { /** The b. @default 'c' */ b?: 'c' | undefined; }", 'A')).toEqual([
      { name: 'b', type: "'c'", isRequired: false, text: 'The b.', initial: "'c'" },
    ]);
  });

  it('[DC23] every variable that a sheet reads is a token, has a default, or is set by some sheet or script', () => {
    const tokens = readTokens(textOf('src/components/foundations/tokens.css'));
    const sheets = readdirSync(join(root, 'src/components'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css'))
      .map((name) => textOf(`src/components/${name}`));
    const known = new Set([...tokens.keys(), ...sheets.flatMap(setVariables)]);
    const scripts = files.map(({ text }) => text).join('\n');
    const unknown = sheets
      .flatMap(readVariables)
      .filter((name) => !known.has(name) && !scripts.includes(name));
    const withoutDefault = unknown.filter((name) => !sheets.some((css) => css.includes(`var(${name},`)));
    expect(withoutDefault).toEqual([]);
    for (const [, { sheets: own }] of documented)
      for (const sheet of own)
        expect(readVariables(textOf(`src/components/${sheet}`)), sheet).not.toEqual([]);
  });

  it('[DC23] both values of a token are read', () => {
    const tokens = readTokens('a { --cp-x: light-dark(rgb(0 0 0 / 8%), #fff); --cp-y: var(--cp-x); }');
    expect([...tokens.values()]).toEqual([
      { name: '--cp-x', light: 'rgb(0 0 0 / 8%)', dark: '#fff' },
      { name: '--cp-y', light: 'var(--cp-x)', dark: 'var(--cp-x)' },
    ]);
  });
});

describe('the examples', () => {
  const examples = sourceFiles('stories/docs/examples');

  it('[DC24] an example imports nothing but the package and React, and is shown as an application writes it', () => {
    expect(examples.length).toBeGreaterThan(20);
    for (const file of examples) {
      const shown = asInAnApp(file.text);
      expect(shown, file.path).not.toMatch(/\.\.\/|src\/|eslint|@ts-/);
      const from = importsOf(file).map(({ specifier }) => specifier);
      expect(
        from.filter((name) => !/^(react|(\.\.\/){3,4}src\/(index|engine|testing)\.js)$/.test(name)),
      ).toEqual([]);
      expect(shown.split('\n').length, file.path).toBeLessThanOrEqual(40);
    }
  });
});

describe('the guides', () => {
  it('[DC26] every exported hook is in a table of hooks, once, and every hook of a table is exported', () => {
    const hooks = Object.keys(library).filter((name) => /^use[A-Z]/.test(name));
    const told = [...coreHooks, ...componentHooks].map(({ name }) => name);
    expect(told.sort()).toEqual(hooks.sort());
  });

  it('[DC27] every sheet that the package exports is in the table of sheets', () => {
    const { exports } = JSON.parse(textOf('package.json')) as { exports: Record<string, unknown> };
    const files = Object.keys(exports).filter((name) => name.endsWith('.css'));
    expect(sheets.map(({ file }) => file.replace('copresent', '.')).sort()).toEqual(files.sort());
  });

  it('[DC28] every story that a check by hand opens is in the tree', () => {
    const stories = sourceFiles('stories').filter(({ path }) => path.endsWith('.stories.tsx'));
    const known = stories.flatMap(({ text }) => {
      const title = /title: '([^'/]+\/[^']+)'/.exec(text)?.[1] ?? '';
      const names = [...text.matchAll(/^export const (\w+): Story/gm)].map(([, name = '']) => name);
      return names.map((name) => `${title}, ${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}`);
    });
    const wanted = steps.map(({ where }) => where).filter((where) => where !== 'Any');
    expect(
      wanted.filter(
        (where) =>
          !known.includes(`${where.split(', ')[0] ?? ''}, ${(where.split(', ')[1] ?? '').toLowerCase()}`),
      ),
    ).toEqual([]);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });
});

describe('the words of a screen reader', () => {
  it('[DC21] name, role, state and description are said, in each reader’s order', () => {
    expect(speechOf({ step: '', role: 'button', name: '+13 more people', expanded: false })).toEqual({
      nvda: '+13 more people  button  collapsed',
      voiceOver: '+13 more people, collapsed, button',
    });
    expect(speechOf({ step: '', role: 'button', name: 'Follow', pressed: true })).toEqual({
      nvda: 'Follow  toggle button  pressed',
      voiceOver: 'Follow, selected, toggle button',
    });
    expect(
      speechOf({ step: '', role: 'switch', name: 'Share', checked: true, description: 'Others see it' })
        .voiceOver,
    ).toBe('Share, on, switch, Others see it');
    expect(speechOf({ step: '', role: 'text', name: '3 min. ago' }).nvda).toBe('3 min. ago');
  });
});

const isInterface = (node: ts.Node, name: string): boolean =>
  ts.isInterfaceDeclaration(node) && node.name.text === name;
