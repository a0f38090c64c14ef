'use client';
import { memo, useId, useState, type MemoExoticComponent, type ReactElement } from 'react';
import type { EventFeedStrings } from './event-feed-strings.js';
import type { FeedEntry } from './feed-log.js';
import { printData } from './print-data.js';

interface FeedRowProps {
  entry: FeedEntry;
  /** When it was, in words. */
  time: string;
  locale: string;
  words: EventFeedStrings;
  onCopy: ((text: string, entry: FeedEntry) => void) | undefined;
}

function FeedLine({ entry, time, locale, words, onCopy }: FeedRowProps): ReactElement {
  const { at, event, detail, data, kind = 'event', count = 1 } = entry;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="cp-feed-row" data-kind={kind}>
      <time dateTime={new Date(at).toISOString()}>{time}</time>
      <i aria-hidden="true" />
      <p>
        <b>
          <bdi>{event}</bdi>
        </b>{' '}
        {detail !== undefined && <bdi>{detail}</bdi>}
      </p>
      {count > 1 && <small>{words.repeats({ count, locale })}</small>}
      {data !== undefined && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={words.details({ event })}
          onClick={() => setOpen(!open)}
        >
          {chevron}
        </button>
      )}
      {open && <FeedData {...{ id, entry, words, onCopy }} />}
    </li>
  );
}

/** A line of a feed: a long list draws again only what is new. */
export const FeedRow: MemoExoticComponent<typeof FeedLine> = memo(FeedLine);

function FeedData({
  id,
  entry,
  words,
  onCopy,
}: Pick<FeedRowProps, 'entry' | 'words' | 'onCopy'> & { id: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const { text, cut } = printData(entry.data);
  return (
    <div id={id} className="cp-feed-data">
      <pre tabIndex={0} aria-label={words.details({ event: entry.event })}>
        {text}
        {cut && `\n${words.cut()}`}
      </pre>
      <button
        type="button"
        className="cp-button"
        onClick={() => {
          if (onCopy) onCopy(text, entry);
          else void navigator.clipboard.writeText(text).catch(() => {}); // refused: nothing was promised
          setCopied(true);
        }}
      >
        {copied ? words.copied() : words.copy()}
      </button>
    </div>
  );
}

const chevron = (
  <svg viewBox="0 0 12 12" aria-hidden="true">
    <path d="m2.5 4.5 3.5 3.5 3.5-3.5" />
  </svg>
);
