'use client';
import { useCallback, useInsertionEffect, useState } from 'react';

/** A shadow root in the element that the function is given: no style of the page reaches in, and none gets out. */
export function useShadowRoot(): readonly [ShadowRoot | null, (host: HTMLElement | null) => void] {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  // StrictMode gives the same element twice, which may have one root only
  const attach = useCallback((host: HTMLElement | null) => {
    setRoot(host && (host.shadowRoot ?? host.attachShadow({ mode: 'open' })));
  }, []);
  return [root, attach];
}

/**
 * Styles what is in a shadow root, by a sheet that needs neither an element nor a nonce. Where the environment has no
 * such sheets, as that of tests has none, nothing is styled.
 */
export function useSheet(root: ShadowRoot, css: string): void {
  useInsertionEffect(() => adopt(root, css), [root, css]);
}

function adopt(root: ShadowRoot, css: string): (() => void) | undefined {
  const view = root.ownerDocument.defaultView;
  if (!view || !('adoptedStyleSheets' in root)) return undefined;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
