import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { nodesOf, placeOf, root, sourceFiles, type SourceFile } from './source.js';

/** `CN3`, `HB44a`, `E2E1`, `PEER-D7`. */
const id = String.raw`[A-Z](?:[A-Z\d]{0,4}[A-Z])?(?:-[A-Z])?\d+[a-z]?`;

/** The ids in a title: `[CN3] …`, `[CN3, CN4] …`, `[CN3] [CN4] …`. */
const idsIn = (title: string): string[] =>
  [...title.matchAll(new RegExp(String.raw`\[(${id}(?:,\s*${id})*)\]`, 'g'))].flatMap(([, ids = '']) =>
    ids.split(/,\s*/),
  );

/** The rules: `- **CN3** …` in test/SPEC.md. */
function readRules(): string[] {
  const spec = readFileSync(join(root, 'test/SPEC.md'), 'utf8');
  return [...spec.matchAll(new RegExp(`^- \\*\\*(${id})\\*\\* `, 'gm'))].map(([, rule = '']) => rule);
}

interface Title {
  readonly place: string;
  /** With the titles of the groups around it. */
  readonly text: string;
  /** Its words come from a table, of this file or of a published suite, which then carries the ids. */
  readonly fromTable: boolean;
}

/** `it`, `test`, `it.each(table)`, `test.skipIf(x)`, `describe.each(table)`…: the name at the root of a call. */
function calledName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return calledName(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return calledName(node.tag);
  return '';
}

/** Whether a call gives a title and a body, and isn't the `it.each(table)` inside of such a call. */
const isTitled = (node: ts.Node, names: readonly string[]): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  names.includes(calledName(node.expression)) &&
  node.arguments.length >= 2 &&
  node.arguments
    .slice(1)
    .some((arg) => ts.isFunctionLike(arg) || ts.isIdentifier(arg) || ts.isCallExpression(arg));

function titleOf(call: ts.CallExpression): string {
  const [title] = call.arguments;
  if (title === undefined) return '';
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.getText() : '';
}

function groupsAround(node: ts.Node): string[] {
  const { parent } = node as { parent?: ts.Node };
  if (parent === undefined) return [];
  return isTitled(parent, ['describe']) ? [...groupsAround(parent), titleOf(parent)] : groupsAround(parent);
}

const titlesOf = (file: SourceFile): Title[] =>
  [...nodesOf(file.tree)]
    .filter((node) => isTitled(node, ['it', 'test']))
    .map((call) => ({
      place: placeOf(file, call),
      text: [...groupsAround(call), titleOf(call)].join(' '),
      fromTable:
        (titleOf(call) === '' || titleOf(call).includes('${')) &&
        (labelsOf(file).length > 0 || file.text.includes('-contract.js')),
    }));

/** Strings that begin with an id: the titles of tables and of suites that are data. */
const labelsOf = (file: SourceFile): string[] =>
  [...nodesOf(file.tree)].flatMap((node) =>
    ts.isStringLiteralLike(node) && /^\[[A-Z]/.test(node.text) ? idsIn(node.text) : [],
  );

const testFiles = sourceFiles('test').filter((file) => /\.(test|test-d)\.tsx?$/.test(file.path));
const suites = sourceFiles('src/testing').filter((file) => file.path.endsWith('-contract.ts'));
const helpers = sourceFiles('test').filter((file) => !testFiles.includes(file));
const rules = readRules();
const titles = testFiles.flatMap(titlesOf);
const labels = [...testFiles, ...helpers, ...suites].flatMap(labelsOf);
const named = new Set([...titles.flatMap((title) => idsIn(title.text)), ...labels]);

describe('the numbered behaviours', () => {
  it('[HS14] every rule has its own number', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([]);
  });

  it('[HS15] every rule is named by a test', () => {
    expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
  });

  it('[HS16] every test names a rule, in its title or in the table that it takes its title from', () => {
    const nameless = titles.filter((title) => idsIn(title.text).length === 0);
    expect(
      nameless.filter((title) => !title.fromTable).map((title) => `${title.place} ${title.text}`),
    ).toEqual([]);
    const known = new Set(rules);
    expect([...named].filter((one) => !known.has(one))).toEqual([]);
  });
});
