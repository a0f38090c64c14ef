import type { ReactElement } from 'react';
import { asApplication } from './as-application.js';
import { CodeBlock } from './code-block.js';
import { Page } from './page.js';
import pictures from './pictures-snippet.tsx?raw';

/** Who is believed what, and what is done with the rest. */
export function SecurityModel(): ReactElement {
  return (
    <Page title="Security model">
      <p>
        A browser is told things by three kinds of people: your server, the push server, and strangers. This
        page says which of them the package believes, and in what. The stories under <i>Security</i> try it.
      </p>
      <h2>Who somebody is</h2>
      <ul>
        <li>
          <b>Your server says it.</b> It signs <code>user_id</code> and <code>user_info</code> of a presence
          channel. Names, pictures and colours are read from there, never from a message.
        </li>
        <li>
          <b>The push server says whose a message is.</b> Cursors, typing, reactions, states and locks go by
          the <code>user_id</code> that it attaches. What a message says of its sender is not read.
        </li>
        <li>
          <b>Anything else is a claim.</b> What a message carries is whatever somebody sent:{' '}
          <code>useMyState</code> and <code>useEvent</code> give it to you unchecked, unless{' '}
          <code>validateChannels</code> checks it. Locks of fields are advisory: your server decides about
          what is saved.
        </li>
      </ul>
      <h2>What is painted</h2>
      <ul>
        <li>
          <b>Text is text.</b> No HTML is made of strings. Names are cleaned of what is invisible, turns text
          around or piles up, are cut at 60 characters, and stand isolated from the text around them.
        </li>
        <li>
          <b>Pictures</b> are loaded from <code>https:</code>, <code>blob:</code>, your own origin, small{' '}
          <code>data:</code> images that cannot hold scripts, and <code>http:</code> on this machine; as{' '}
          <code>&lt;img&gt;</code> only, without a referrer. SVG as data, addresses with a password and longer
          than 2,048 characters are refused.
        </li>
        <li>
          <b>Colours</b> are read as numbers and written anew. A value such as <code>url(…)</code> reaches no
          style.
        </li>
        <li>
          <b>Amounts are bounded.</b> A feed keeps 500 lines and prints six levels and two kilobytes of each;
          fifty cursors are drawn, fifty people type, one message counts as fifty reactions at most.
        </li>
      </ul>
      <h2>What leaves the page</h2>
      <ul>
        <li>
          The connection, your authorisation endpoint, and people’s pictures. Nothing is reported anywhere.
        </li>
        <li>
          A picture’s address comes from its owner: whoever holds it learns that somebody looked, and when it
          is one of your own addresses, your server is asked. Let no <code>GET</code> change anything, and
          route pictures by <code>imagePolicy</code> if that matters:
        </li>
      </ul>
      <CodeBlock file="Private.tsx" code={asApplication(pictures)} />
      <ul>
        <li>
          The secret of your app belongs on your server. Signatures in a server’s messages are taken out
          before they reach state, logs or <code>onError</code>.
        </li>
        <li>
          Only <code>PresencePrivacy</code> stores anything, under the key that you name: its own switches.
        </li>
        <li>
          Encrypted channels are decrypted in the browser; the push server sees sealed text. Your server holds
          the key, and decides who gets it.
        </li>
      </ul>
      <h2>Content security policy</h2>
      <p>
        Server HTML has no <code>style</code> attribute, no <code>&lt;style&gt;</code> and no script: it looks
        right under <code>style-src &apos;self&apos;</code>. What has to be set in a running page is set on
        elements, which that policy allows. <code>connect-src</code> needs the push server,{' '}
        <code>img-src</code> where pictures come from.
      </p>
      <h2>The development server</h2>
      <p>
        The server that comes with the package is for development and tests. It signs for whoever asks: keep
        it on your own machine.
      </p>
    </Page>
  );
}
