import type { ReactElement } from 'react';
import { asApplication } from './as-application.js';
import { CodeBlock } from './code-block.js';
import { Page } from './page.js';
import quiet from './quiet-snippet.tsx?raw';

/** What is done so that everybody can use it, and what was not tried. */
export function Accessibility(): ReactElement {
  return (
    <Page title="Accessibility">
      <p>
        The aim is WCAG 2.2, level AA, on light and dark pages. This page says what is done for it, how it is
        checked, and what is not known.
      </p>
      <h2>What is done</h2>
      <ul>
        <li>
          <b>Nothing hangs on colour.</b> Each status has a shape, each person initials and a name; rings
          differ by pattern. Text has a contrast of 4.5 and more, glyphs and edges of 3 and more: the figures
          are under <i>Foundations / Colours</i>.
        </li>
        <li>
          <b>Everything works by keyboard.</b> Lists of people open, search and close by keys, and give the
          focus back. A toolbar of reactions is one stop. Nobody’s presence ever moves the focus.
        </li>
        <li>
          <b>One voice.</b> Components are no live regions; the <code>Announcer</code> speaks for all of them.
          Joins are gathered over three seconds, with ten seconds between two announcements; in rooms of over
          ten people numbers are said, over fifty nothing. A break of under two seconds is not spoken of.
        </li>
        <li>
          <b>Nothing moves under the reader.</b> Lines for typing and connection are kept, news waits behind a
          button, a list does not change its order while pointer or focus is in it.
        </li>
        <li>
          <b>Less motion</b> where the device asks for it: cursors step, reactions are counted in a chip.
          Forced colours and higher contrast have rules of their own.
        </li>
        <li>
          <b>A read-only field stays readable.</b> A locked field can be focused, and says whose it is.
        </li>
      </ul>
      <h2>What people can switch off</h2>
      <p>
        Cursors of others, one’s own cursor, and being told of who comes. The switches are components; what
        they say is kept where you name a key.
      </p>
      <CodeBlock file="Quiet.tsx" code={asApplication(quiet)} />
      <h2>How it is checked</h2>
      <ul>
        <li>
          axe runs in Chromium on every story, in both themes where there are two; a finding fails the tests.
        </li>
        <li>Stories walk by keyboard and read names, roles and descriptions, and what the announcer said.</li>
      </ul>
      <h2>What is not known</h2>
      <p>
        The tests hear no screen reader: what NVDA, JAWS, VoiceOver and TalkBack say has to be tried by
        people. Reports of what they say are welcome.
      </p>
    </Page>
  );
}
