/** A prop as its interface declares it. */
export interface PropDoc {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly text: string;
  /** As its comment says; empty where nothing is said. */
  readonly initial: string;
}

/** Where the bracket that opens at an index is closed. `=>` closes nothing. */
function closing(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if ('{([<'.includes(sign)) depth += 1;
    if ('})]>'.includes(sign) && source.charAt(at - 1) !== '=') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('A bracket is not closed.');
}

/** Where a member's type ends: at a semicolon outside of all brackets. */
function endOf(body: string, from: number): number {
  for (let at = from; at < body.length; at += 1) {
    if ('{([<'.includes(body.charAt(at))) at = closing(body, at);
    else if (body.charAt(at) === ';') return at;
  }
  throw new Error('A member does not end.');
}

function plain(comment: string): { text: string; initial: string } {
  const whole = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\*/gm, '')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
  const [, text = '', initial = ''] = /^(.*?)(?:@default (.*))?$/.exec(whole) ?? [];
  return { text: text.replace(/@see (\w+)/, 'See `$1`.').trim(), initial: initial.trim() };
}

/**
 * The members that an interface declares itself, in the order in which it does.
 *
 * @throws Error where the source has no such interface
 */
export function readProps(source: string, name: string): readonly PropDoc[] {
  const head = new RegExp(`export interface ${name}\\b[^{]*`).exec(source);
  if (head === null) throw new Error(`There is no interface ${name}.`);
  const start = source.indexOf('{', head.index);
  let body = source.slice(start + 1, closing(source, start));
  const found: PropDoc[] = [];
  const member = /^\s*(\/\*\*[\s\S]*?\*\/)?\s*(?:readonly )?('?[\w-]+'?)(\?)?:\s*/;
  for (let next = member.exec(body); next !== null; next = member.exec(body)) {
    const [all, comment = '', key = '', optional] = next;
    const end = endOf(body, all.length);
    const type = body.slice(all.length, end).replace(/\s+/g, ' ').replace(/^\| /, '').trim();
    found.push({
      name: key.replaceAll("'", ''),
      type: type.replace(/ \| undefined$/, '').replace(/^\((\(.*\) => .*)\)$/, '$1'),
      isRequired: optional === undefined,
      ...plain(comment),
    });
    body = body.slice(end + 1);
  }
  if (body.trim() !== '')
    throw new Error(`${name} holds what is not understood: ${body.trim().slice(0, 60)}`);
  return found;
}
