import { Fragment, type ReactElement, type ReactNode } from 'react';

/** A sentence, in which something that is not text may stand. */
export type Sentence<Part> = readonly (string | Part)[];

const formats = new Map<string, Intl.ListFormat>();

function formatOf(locale: string): Intl.ListFormat {
  const format = formats.get(locale) ?? new Intl.ListFormat(locale);
  formats.set(locale, format);
  return format;
}

/**
 * Names as a list of their language, "Ada, Bo and 3 others": each name isolated, so that none turns the direction of
 * what stands around it.
 *
 * @param others stands as the last of them
 */
export function nameList(names: readonly string[], locale: string, others?: string): ReactElement {
  const all = others === undefined ? names : [...names, others];
  let at = 0;
  return (
    <>
      {formatOf(locale)
        .formatToParts(all)
        .map(({ type, value }, i) => {
          if (type === 'literal') return value;
          const isName = at++ < names.length;
          return isName ? <bdi key={i}>{value}</bdi> : value;
        })}
    </>
  );
}

/** The same as text. */
export function nameText(names: readonly string[], locale: string, others?: string): string {
  return formatOf(locale).format(others === undefined ? names : [...names, others]);
}

/** A sentence to be seen. */
export function sentence(parts: Sentence<ReactNode>): ReactElement[] {
  return parts.map((part, i) => <Fragment key={i}>{part}</Fragment>);
}
