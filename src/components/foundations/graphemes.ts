let segmenter: Intl.Segmenter | undefined;

/** What a reader calls characters. */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en'); // made once: it costs more than its use
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
