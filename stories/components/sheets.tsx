import type { StoryObj } from '@storybook/react-vite';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { ar, ComponentsProvider, pseudo, type Language } from '../../src/index.js';
import { Card, Sheet } from './sheet.js';

type Drawn = Pick<StoryObj, 'render'>;

/** One sheet for all sizes of a room: each is drawn below the one before it. */
export function sizes(
  parts: string,
  counts: readonly number[],
  draw: (count: number) => ReactNode,
  dress = '',
): Drawn {
  const title = counts.map((count) => count.toLocaleString('en')).join(', ');
  return {
    render: () => (
      <Sheet title="Signals" parts={parts}>
        <Card title={title}>
          <div className={dress}>
            {counts.map((count) => (
              <Fragment key={count}>{draw(count)}</Fragment>
            ))}
          </div>
        </Card>
      </Sheet>
    ),
  };
}

/** What is below speaks a language, and runs in its direction. */
function Speaking({ language, children }: { language: Language; children: ReactNode }): ReactElement {
  return (
    <div lang={language.locale} dir={language === ar ? 'rtl' : 'ltr'}>
      <ComponentsProvider language={language}>{children}</ComponentsProvider>
    </div>
  );
}

const nameOf = (language: Language): string => (language === pseudo ? 'pseudo' : language.locale);

/** One sheet for several languages: lists, plurals and digits are theirs. */
export function languages(
  title: string,
  spoken: readonly Language[],
  draw: (language: Language) => ReactNode,
): Drawn {
  return {
    render: () => (
      <Sheet title="Languages" parts={spoken.map(nameOf).join(', ')}>
        <Card title={title} className="stacked">
          {spoken.map((language) => (
            <Speaking key={nameOf(language)} language={language}>
              {draw(language)}
            </Speaking>
          ))}
        </Card>
      </Sheet>
    ),
  };
}
