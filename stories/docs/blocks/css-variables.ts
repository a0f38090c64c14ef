/** A public variable, and what it is in either theme; both empty where it follows another. */
export interface TokenDoc {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/** The custom properties that a sheet reads. */
export function readVariables(css: string): readonly string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...new Set([...rules.matchAll(/var\(\s*(--cp-[\w-]+)/g)].map(([, name = '']) => name))].sort();
}

/** The custom properties that a sheet sets. */
export function setVariables(css: string): readonly string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...new Set([...rules.matchAll(/(--cp-[\w-]+)\s*:/g)].map(([, name = '']) => name))].sort();
}

/** What the sheet of tokens says of each of them, the first word counts. */
export function readTokens(css: string): ReadonlyMap<string, TokenDoc> {
  const tokens = new Map<string, TokenDoc>();
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name = '', value = ''] of rules.matchAll(/(--cp-[\w-]+)\s*:\s*([^;]+);/g)) {
    if (tokens.has(name)) continue;
    const [, light = value.trim(), dark = value.trim()] =
      /^light-dark\(((?:[^,()]|\([^)]*\))+),\s*((?:[^,()]|\([^)]*\))+)\)$/.exec(value.trim()) ?? [];
    tokens.set(name, { name, light: light.trim(), dark: dark.trim() });
  }
  return tokens;
}
