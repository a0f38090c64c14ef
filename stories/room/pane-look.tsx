import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { ar, ComponentsProvider, de, pseudo, zh, type Language } from '../../src/index.js';
import { arabic } from './arabic.js';
import { LookIcon } from './icons.js';
import { useWords, WordsContext, type RoomWords } from './words.js';

/** How one window looks, where it is not as the page. */
export interface Look {
  readonly language: keyof typeof languages;
  readonly theme: 'page' | 'light' | 'dark';
}

interface PaneLanguage {
  readonly title: string;
  readonly language?: Language;
  /** The application's own words, where it has them in that language. */
  readonly words?: RoomWords;
}

const languages = {
  page: { title: 'As the page' },
  de: { title: 'Deutsch', language: de },
  zh: { title: '中文', language: zh },
  ar: { title: 'العربية', language: ar, words: arabic },
  pseudo: { title: 'Pseudo', language: pseudo },
} as const satisfies Record<string, PaneLanguage>;

export const asThePage: Look = { language: 'page', theme: 'page' };

const options = Object.entries<PaneLanguage>(languages);

/** What a window's element says of its look. */
export function lookAttributes({ language, theme }: Look): {
  lang?: string;
  dir?: 'ltr' | 'rtl';
  'data-theme'?: 'light' | 'dark';
} {
  const spoken: PaneLanguage = languages[language];
  return {
    ...(spoken.language && { lang: spoken.language.locale, dir: language === 'ar' ? 'rtl' : 'ltr' }),
    ...(theme !== 'page' && { 'data-theme': theme }),
  };
}

/** Gives what is below the language of a window. */
export function LookProvider({
  look,
  children,
}: {
  readonly look: Look;
  readonly children: ReactNode;
}): ReactElement {
  const outer = useWords();
  const { language, words }: PaneLanguage = languages[look.language];
  return (
    <WordsContext value={words ?? outer}>
      <ComponentsProvider language={language}>{children}</ComponentsProvider>
    </WordsContext>
  );
}

/** The menu in which a window's language and theme are chosen. */
export function LookMenu({
  look,
  title,
  onChange,
}: {
  readonly look: Look;
  /** What the window is called. */
  readonly title: string;
  readonly onChange: (look: Look) => void;
}): ReactElement {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  function closeOnEscape({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  }
  return (
    <span className="room-look" onKeyDown={closeOnEscape}>
      <button
        ref={button}
        type="button"
        className="room-button"
        aria-label={words.look(title)}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <LookIcon />
      </button>
      <div hidden={!open} role="group" aria-label={words.look(title)}>
        <label>
          {words.language}
          <select
            value={look.language}
            onChange={({ target }) => onChange({ ...look, language: target.value as Look['language'] })}
          >
            {options.map(([value, { title: name }]) => (
              <option key={value} value={value}>
                {value === 'page' ? words.asThePage : name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.theme}
          <select
            value={look.theme}
            onChange={({ target }) => onChange({ ...look, theme: target.value as Look['theme'] })}
          >
            <option value="page">{words.asThePage}</option>
            <option value="light">{words.light}</option>
            <option value="dark">{words.dark}</option>
          </select>
        </label>
      </div>
    </span>
  );
}
