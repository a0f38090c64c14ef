import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { timings } from '../../src/components/foundations/timings.js';
import { nodesOf, root, sourceFiles } from '../house/source.js';

const table = join(root, 'src/components/foundations/timings.ts');

/** `group.entry` of a property that is declared in the table. */
function entryOf(symbol: ts.Symbol | undefined): string | undefined {
  const declaration = symbol?.declarations?.find((one) => one.getSourceFile().fileName === table);
  if (declaration === undefined || !ts.isPropertyAssignment(declaration)) return undefined;
  const group = declaration.parent.parent;
  return ts.isVariableDeclaration(group)
    ? `${group.name.getText().replace(/Timings$/, '')}.${declaration.name.getText()}`
    : undefined;
}

/** The property that a node reads by its name: `times.ttlMs`, `{ ttlMs }`. */
function readBy(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name);
  if (!ts.isBindingElement(node) || node.dotDotDotToken || !ts.isObjectBindingPattern(node.parent))
    return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) ? checker.getTypeAtLocation(node.parent).getProperty(name.text) : undefined;
}

/** Which entries of the table the components read. */
function entriesRead(): Set<string> {
  const paths = sourceFiles('src/components').map(({ path }) => join(root, path));
  const program = ts.createProgram(paths, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  for (const path of paths) {
    const tree = program.getSourceFile(path);
    if (tree === undefined || path === table) continue;
    for (const node of nodesOf(tree)) {
      const entry = entryOf(readBy(node, checker));
      if (entry !== undefined) found.add(entry);
    }
  }
  return found;
}

describe('the table of waiting times', () => {
  it('[TM1] every entry is read by a component', { timeout: 60_000 }, () => {
    const entries = Object.entries(timings).flatMap(([group, own]) =>
      Object.keys(own as object).map((name) => `${group}.${name}`),
    );
    const read = entriesRead();
    expect(entries.filter((entry) => !read.has(entry))).toEqual([]);
    expect([...read].filter((entry) => !entries.includes(entry))).toEqual([]);
  });
});
