import { css } from './css.js';

/** The colours of everything in the shadow root, and the button in the corner. */
export const shellCss: string = css`
  :host {
    display: contents !important;
  }
  .devtools {
    --canvas: light-dark(#f6f7f8, #0a0b0d);
    --surface: light-dark(#fff, #111214);
    --raised: light-dark(#fff, #191b1f);
    --hover: light-dark(#f1f2f4, #1f2226);
    --fill: light-dark(#e9ebee, #282c32);
    --border: light-dark(#e3e5e9, #26292f);
    --strong: light-dark(#cdd1d8, #3a3f47);
    --text: light-dark(#15171c, #eceef1);
    --muted: light-dark(#5a616e, #a1a8b3);
    --accent: light-dark(#2b5fd9, #8aabff);
    --selected: light-dark(#eef3ff, #182136);
    --success: light-dark(#0b7546, #62d29c);
    --success-dot: light-dark(#12875a, #3fbd83);
    --warning: light-dark(#875200, #f0b65c);
    --warning-dot: light-dark(#b56a00, #e09f3a);
    --warning-tint: light-dark(#fdf5e6, #261d0e);
    --danger: light-dark(#b3202c, #ff9090);
    --danger-dot: light-dark(#d02f3a, #f26a6a);
    --danger-tint: light-dark(#fdf0f0, #2a1517);
    --control: light-dark(#7b828e, #7a818d);
    --field: light-dark(#8b929e, #646b76);
    --mono: var(--cp-mono, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    all: initial;
    color: var(--text);
    color-scheme: light dark;
    font:
      400 13px / 20px system-ui,
      sans-serif;
    font-family: var(--cp-font, inherit);
    font-variant-numeric: tabular-nums;
    text-size-adjust: none;
    -webkit-font-smoothing: antialiased;
  }
  .devtools[data-theme='light'] {
    color-scheme: light;
  }
  .devtools[data-theme='dark'] {
    color-scheme: dark;
  }
  .devtools *,
  .devtools *::before {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button {
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .corner {
    position: fixed;
    z-index: 2147483000;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin: 0;
    padding: 0;
    border: 1px solid var(--border);
    border-radius: 50%;
    background: var(--raised);
    box-shadow: 0 2px 6px -1px rgb(0 0 0 / 14%);
    cursor: pointer;
    inset: auto 12px 12px auto;
  }
  .corner[data-position='bottom-left'] {
    inset: auto auto 12px 12px;
  }
  .corner[data-position='top-right'] {
    inset: 12px 12px auto auto;
  }
  .corner[data-position='top-left'] {
    inset: 12px auto auto 12px;
  }
  .corner:hover {
    background: var(--hover);
  }
  .corner svg {
    inline-size: 20px;
    block-size: 20px;
    fill: currentcolor;
  }
  .corner i {
    position: absolute;
    inset: auto -1px -1px auto;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--warning-dot);
  }
  .corner[data-state='connected'] i {
    background: var(--success-dot);
  }
  .corner[data-state='failed'] i {
    border-radius: 2px;
    background: var(--danger-dot);
  }
  :is(.corner[data-state='idle'], .corner[data-state='closed']) i {
    background: var(--control);
  }
  @media (forced-colors: active) {
    .corner i {
      background: CanvasText;
    }
  }
  @media print {
    .devtools {
      display: none;
    }
  }
`;
