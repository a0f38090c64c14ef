import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, placeOf, type SourceFile } from './source.js';

/** One import or re-export of a file under src. */
export interface Import {
  readonly place: string;
  /** The importing file, from src, without its ending: `engine/connection`. */
  readonly from: string;
  /** What is imported: a file from src without its ending, or a package or `node:` module as written. */
  readonly to: string;
  readonly isFile: boolean;
  /** Only types come over: nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly specifier: string;
}

/** Static, type-only and dynamic imports, re-exports and `import('…')` types. */
export function importsOf(file: SourceFile): Import[] {
  return [...nodesOf(file.tree)].flatMap((node) => {
    const found = specifierOf(node);
    return found === undefined ? [] : [describeImport(file, node, found.specifier, found.typeOnly)];
  });
}

/** The file's path from src, without its ending. */
export const moduleOf = (path: string): string => path.replace(/^src\//, '').replace(/\.[jt]sx?$/, '');

function describeImport(file: SourceFile, node: ts.Node, specifier: string, typeOnly: boolean): Import {
  const isFile = specifier.startsWith('.');
  const to = isFile ? moduleOf(posix.join(posix.dirname(file.path), specifier)) : specifier;
  return { place: placeOf(file, node), from: moduleOf(file.path), to, isFile, typeOnly, specifier };
}

function specifierOf(node: ts.Node): { specifier: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier, importsOnlyTypes(node.importClause));
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, exportsOnlyTypes(node));
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal, true) : undefined;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literal(node.arguments[0], false);
  }
  return undefined;
}

function literal(
  node: ts.Node | undefined,
  typeOnly: boolean,
): { specifier: string; typeOnly: boolean } | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : undefined;
}

function importsOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false; // for its side effects
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function exportsOnlyTypes(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  return clause !== undefined && ts.isNamedExports(clause) && clause.elements.every((e) => e.isTypeOnly);
}
