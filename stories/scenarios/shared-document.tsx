import { useId, useState, type ReactElement } from 'react';
import {
  ConnectionBanner,
  ConnectionStatus,
  PresenceAvatars,
  TypingIndicator,
  useEvent,
  usePresence,
  useTrigger,
  useTyping,
  ViewingNow,
  type Member,
} from '../../src/index.js';
import { toPerson } from '../room/people.js';
import './shared-document.css';

export const documentChannel = 'presence-document';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const sections: readonly Section[] = [
  { id: 'goals', title: 'Goals', text: 'Rooms open in a second.' },
  { id: 'risks', title: 'Risks', text: 'The old header stays for one more week.' },
  { id: 'open', title: 'Open questions', text: 'Who tells support?' },
];

/** What another window sends when somebody is done with a section. Whose it is says the server. */
interface SectionText {
  readonly id: string;
  readonly text: string;
}

const longestText = 2_000;

function readSection(data: unknown): SectionText | null {
  const { id, text } = (data ?? {}) as Partial<Record<keyof SectionText, unknown>>;
  if (typeof text !== 'string' || text.length > longestText) return null;
  return sections.some((one) => one.id === id) ? { id: String(id), text } : null;
}

const nameOf = (member: Member | undefined): string => (member && toPerson(member).name) ?? 'somebody';

/** A document that several people have open: who, where they write, and what. */
export function SharedDocument(): ReactElement {
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(
    () => new Map(sections.map(({ id, text }) => [id, text])),
  );
  const [lastBy, setLastBy] = useState<string | null>(null);
  const { members, me } = usePresence(documentChannel);
  const send = useTrigger<SectionText>(documentChannel, 'client-section');

  function take({ id, text }: SectionText, by: Member | undefined): void {
    setTexts((all) => new Map(all).set(id, text));
    setLastBy(nameOf(by));
  }

  useEvent(documentChannel, 'client-section', (data, { userId }) => {
    const section = readSection(data);
    if (section)
      take(
        section,
        members.find(({ id }) => id === userId),
      );
  });

  return (
    <>
      <header className="window-head">
        <h2>Launch plan</h2>
        <PresenceAvatars channel={documentChannel} size="sm" />
        <ConnectionStatus />
      </header>
      <ConnectionBanner
        placement="top"
        quiet={lastBy === null ? 'No edits yet' : <span>Last edit by {lastBy}</span>}
      />
      <div className="document-bar">
        <ViewingNow channel={documentChannel} hideWhenAlone={false} />
      </div>
      <div className="document">
        {sections.map(({ id, title }) => (
          <SectionField
            key={id}
            id={id}
            title={title}
            text={texts.get(id) ?? ''}
            onDone={(text) => {
              take({ id, text }, me ?? undefined);
              send({ id, text });
            }}
          />
        ))}
      </div>
    </>
  );
}

interface SectionFieldProps {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly onDone: (text: string) => void;
}

/** A section of the document. Who else writes in it stands at the end of its own heading: nothing moves. */
function SectionField({ id, title, text, onDone }: SectionFieldProps): ReactElement {
  const field = useId();
  const { getInputProps } = useTyping(documentChannel, { thread: id });
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div>
      <div className="document-head">
        <label htmlFor={field}>{title}</label>
        <TypingIndicator channel={documentChannel} thread={id} announce="off" />
      </div>
      <textarea
        {...getInputProps({
          id: field,
          rows: 2,
          dir: 'auto',
          value: draft ?? text,
          maxLength: longestText,
          onChange: ({ target }: React.ChangeEvent<HTMLTextAreaElement>) => setDraft(target.value),
          onBlur() {
            if (draft !== null && draft !== text) onDone(draft);
            setDraft(null);
          },
        })}
      />
    </div>
  );
}
