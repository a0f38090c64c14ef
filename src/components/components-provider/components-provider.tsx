'use client';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { ImagePolicy } from '../avatar/avatar-props.js';
import { SettingsContext, useSettings, type Overrides, type Settings } from '../foundations/settings.js';
import type { Language, Strings } from '../foundations/strings.js';
import type { Timings } from '../foundations/timings.js';

/** Props of {@link ComponentsProvider}. What is left out is that of the provider around it. */
export interface ComponentsProviderProps {
  readonly children?: ReactNode;
  /** Words and locale in one: `de`, `zh`, `ar`, `pseudo` or one's own. @default English */
  readonly language?: Language | undefined;
  /** A BCP 47 tag, for numbers, lists, plurals and times. @default that of `language` */
  readonly locale?: string | undefined;
  /** An IANA name, such as `Europe/Vienna`. @default that of the device */
  readonly timeZone?: string | undefined;
  /** Other words than the language's, by component, in part or whole. */
  readonly strings?: Overrides<Strings> | undefined;
  /** Other waiting times, in part or whole. */
  readonly timings?: Overrides<Timings> | undefined;
  /** Where pictures of people may be loaded from. */
  readonly imagePolicy?: ImagePolicy | undefined;
}

/**
 * Gives language, words and waiting times to all components below it. Without one they speak English.
 *
 * @example
 * <ComponentsProvider language={de} timings={{ banner: { lostAfterMs: 8_000 } }}>
 *   <App />
 * </ComponentsProvider>
 */
export function ComponentsProvider(props: ComponentsProviderProps): ReactElement {
  const outer = useSettings();
  const { children, language, locale, timeZone, strings, timings, imagePolicy } = props;
  const value = useMemo<Settings>(
    () => ({
      ...outer,
      locale: locale ?? language?.locale ?? outer.locale,
      timeZone: timeZone ?? outer.timeZone,
      strings: merged(merged(outer.strings, language?.strings), strings),
      timings: merged(outer.timings, timings),
      imagePolicy: imagePolicy ?? outer.imagePolicy,
    }),
    [outer, language, locale, timeZone, strings, timings, imagePolicy],
  );
  return <SettingsContext.Provider value={value}>{children}</SettingsContext.Provider>;
}

function merged<Table extends object>(
  outer: Overrides<Table> | undefined,
  inner: Overrides<Table> | undefined,
): Overrides<Table> | undefined {
  if (outer === undefined || inner === undefined) return inner ?? outer;
  const all: { [Group in keyof Table]?: Partial<Table[Group]> | undefined } = { ...outer };
  for (const group in inner) all[group] = { ...all[group], ...inner[group] } as Partial<Table[typeof group]>;
  return all;
}
