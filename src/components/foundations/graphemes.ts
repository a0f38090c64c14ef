let segmenter: Intl.Segmenter | undefined;

/** What a reader calls characters. Where the runtime has no `Intl.Segmenter`: code points. */
export function graphemes(text: string): string[] {
  // the library of types has it everywhere; Firefox got it in version 125
  const { Segmenter } = Intl as Partial<Pick<typeof Intl, 'Segmenter'>>;
  if (Segmenter === undefined) return Array.from(text);
  segmenter ??= new Segmenter('en');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
