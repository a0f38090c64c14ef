import type { ReactElement } from 'react';
import { CopyButton } from './copy-button.js';

const kinds = ['string', 'keyword', 'tag', 'attribute'] as const;
type TokenKind = (typeof kinds)[number] | 'plain';

const syntax =
  /(?<string>'[^']*'|"[^"]*")|\b(?<keyword>import|from|export|function|return|const)\b|(?<=<\/?)(?<tag>[A-Z]\w*)|(?<attribute>\b[a-z][\w-]*)(?==["{])/g;

function tokensOf(code: string): [TokenKind, string][] {
  const tokens: [TokenKind, string][] = [];
  let end = 0;
  for (const match of code.matchAll(syntax)) {
    const groups: Partial<Record<string, string>> = match.groups ?? {};
    const kind = kinds.find((name) => groups[name] !== undefined) ?? 'plain';
    tokens.push(['plain', code.slice(end, match.index)], [kind, match[0]]);
    end = match.index + match[0].length;
  }
  return [...tokens, ['plain', code.slice(end)]];
}

/** A file of TypeScript to read and to take along. */
export function CodeBlock({ file, code }: { file: string; code: string }): ReactElement {
  return (
    <figure className="start-code" dir="ltr">
      <figcaption>
        <code>{file}</code>
        <CopyButton text={code} label={`Copy ${file}`} />
      </figcaption>
      <pre tabIndex={0} aria-label={file}>
        <code>
          {tokensOf(code).map(([kind, text], at) =>
            kind === 'plain' ? (
              text
            ) : (
              <span key={at} data-token={kind}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
    </figure>
  );
}
