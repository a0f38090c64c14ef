import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { floorOf, floors, permits } from './floors.js';
import { importsOf, moduleOf, type Import } from './imports.js';
import { nodesOf, placeOf, root, sourceFiles, type SourceFile } from './source.js';

const files = sourceFiles('src');
const imports = files.flatMap(importsOf);
const isEntry = (file: SourceFile): boolean =>
  /^src\/(index|engine|node|server|testing|devtools|devtools\/production)\.ts$/.test(file.path);
const inFolder = (folder: string): SourceFile[] =>
  files.filter((file) => file.path.startsWith(`src/${folder}/`));

/** Where nodes of a kind stand, as `path:line`. */
const places = (chosen: readonly SourceFile[], matches: (node: ts.Node) => boolean): string[] =>
  chosen.flatMap((file) => [...nodesOf(file.tree)].filter(matches).map((node) => placeOf(file, node)));

function isAllowed({ from, to, isFile, typeOnly }: Import): boolean {
  const floor = floors[floorOf(from)];
  if (floor === undefined) return false;
  if (!isFile)
    return floor.packages.some(
      (name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`),
    );
  return !to.includes('/') || floorOf(to) !== floorOf(from)
    ? floor.files.some((rule) => permits(rule, to, typeOnly))
    : true;
}

const say = ({ place, to, typeOnly }: Import): string =>
  `${place} imports ${typeOnly ? 'types of ' : ''}${to}`;

describe('the floors', () => {
  it('[HS1] every file stands on a floor of the table', () => {
    expect(files.map((file) => moduleOf(file.path)).filter((module) => !(floorOf(module) in floors))).toEqual(
      [],
    );
  });

  it('[HS2] a file imports only from its own floor and from those that the table names', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((one) => !isAllowed(one)).map(say)).toEqual([]);
  });

  it.each([
    ['engine/connection', 'store/state', false, false],
    ['engine/connection', 'transport/transport', true, true],
    ['engine/connection', 'transport/transport', false, false],
    ['engine/connection', 'transport/web-socket', true, false],
    ['store/reduce', 'protocol/member', true, true],
    ['store/reduce', 'protocol/codec', false, false],
    ['react/provider', 'create-engine', false, true],
    ['react/provider', 'transport/transport', true, false],
    ['server/hub', 'engine/connection', true, false],
    ['components/avatar/avatar', 'testing/lab', false, false],
    ['lib/clock', 'errors', true, false],
    ['engine', 'create-engine', false, true],
    ['engine', 'react/provider', true, false],
    ['react/provider', 'devtools/redact', false, false],
    ['devtools/create-inspector', 'engine/channels', false, false],
  ])(
    '[HS2] the table, asked whether %s may import %s (only types: %s), says %s',
    (from, to, typeOnly, allowed) => {
      expect(isAllowed({ from, to, typeOnly, isFile: true, place: '', specifier: '' })).toBe(allowed);
    },
  );

  it('[HS3] relative imports name the file as it is at run time, ending in .js, or a stylesheet', () => {
    const wrong = imports.filter((one) => one.isFile && !/\.(js|css)$/.test(one.specifier));
    expect(wrong.map((one) => `${one.place} ${one.specifier}`)).toEqual([]);
  });

  it('[HS4] entries hold re-exports only', () => {
    const logic = files
      .filter(isEntry)
      .flatMap((file) =>
        file.tree.statements
          .filter((statement) => !isReExport(statement) && !isDirective(statement))
          .map((statement) => placeOf(file, statement)),
      );
    expect(logic).toEqual([]);
  });

  it('[HS5] lib does not know the word "channel"', () => {
    const knowing = inFolder('lib').filter((file) => /channel/i.test(file.text));
    expect(knowing.map((file) => file.path)).toEqual([]);
  });

  it('[HS6] the protocol, the engine and the store read no clock, draw no random number and do no I/O', () => {
    const world = new Set([
      ...['Date', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'],
      ...['WebSocket', 'XMLHttpRequest', 'window', 'document', 'navigator', 'crypto', 'process'],
    ]);
    const decided = ['protocol', 'engine', 'store'].flatMap(inFolder);
    expect(places(decided, (node) => isGlobalUse(node, world) || isMathRandom(node))).toEqual([]);
  });
});

const isReExport = (node: ts.Statement): boolean =>
  ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;

const isDirective = (node: ts.Statement): boolean =>
  ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);

/** A name used as a value, not as a property, a member's name or a type. */
function isGlobalUse(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (!ts.isIdentifier(node) || !names.has(node.text)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isTypeOfExpression(parent);
}

const isMathRandom = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'Math.random';

describe('the style', () => {
  it('[HS7] there is no any, no enum, no default export, and no class but errors', () => {
    expect(places(files, (node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
    expect(places(files, ts.isEnumDeclaration)).toEqual([]);
    expect(places(files, isDefaultExport)).toEqual([]);
    expect(
      places(files, (node) => ts.isClassLike(node) && node.name?.text.endsWith('Error') !== true),
    ).toEqual([]);
  });

  it('[HS8] files and folders are kebab-case, and no folder has an index file', () => {
    const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const parts = names.map((name) => name.split(/[\\/]/).at(-1) ?? '');
    expect(parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.module)?(\.(tsx?|css))?$/.test(part))).toEqual(
      [],
    );
    expect(
      files.map((f) => f.path).filter((path) => /\/index\.tsx?$/.test(path) && path !== 'src/index.ts'),
    ).toEqual([]);
  });

  it('[HS9] no file of src is longer than 300 lines', () => {
    const long = files.filter((file) => file.text.trimEnd().split('\n').length > 300);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it('[HS10] every value that an entry exports has a doc comment where it is declared', () => {
    const program = ts.createProgram(
      files.filter(isEntry).map((file) => join(root, file.path)),
      {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        jsx: ts.JsxEmit.ReactJSX,
        skipLibCheck: true,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        strict: true,
        noEmit: true,
      },
    );
    const checker = program.getTypeChecker();
    const bare = files.filter(isEntry).flatMap((file) => {
      const tree = program.getSourceFile(join(root, file.path));
      const symbol = tree && checker.getSymbolAtLocation(tree);
      return (symbol ? checker.getExportsOfModule(symbol) : [])
        .filter((one) => documentationOf(one, checker) === '')
        .map((one) => `${posix.basename(file.path)}: ${one.name}`);
    });
    expect(bare).toEqual([]);
  }, 60_000);
});

const isDefaultExport = (node: ts.Node): boolean =>
  ts.isExportAssignment(node) ||
  (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) ||
  (ts.isExportSpecifier(node) && node.name.text === 'default');

function documentationOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return ts.displayPartsToString(target.getDocumentationComment(checker)).trim();
}
