import { css } from '../css.js';
import { contentCss } from './content-css.js';

const frameCss = css`
  .panel {
    position: fixed;
    z-index: 2147483001;
    inset: auto 0 0;
    display: flex;
    flex-direction: column;
    block-size: var(--height, 360px);
    max-block-size: calc(100vh - 64px);
    border-block-start: 1px solid var(--strong);
    background: var(--surface);
    box-shadow: 0 -8px 28px -12px rgb(0 0 0 / 18%);
    container-type: inline-size;
  }
  .panel[data-edge='top'] {
    inset: 0 0 auto;
    border-block: 0 solid var(--strong);
    border-block-end-width: 1px;
    box-shadow: 0 8px 28px -12px rgb(0 0 0 / 18%);
  }
  .separator {
    position: absolute;
    z-index: 1;
    inset: -5px 0 auto;
    block-size: 9px;
    cursor: row-resize;
    touch-action: none;
  }
  [data-edge='top'] > .separator {
    inset: auto 0 -5px;
  }
  .separator:hover {
    background: linear-gradient(var(--accent), var(--accent)) center / 100% 2px no-repeat;
  }
  .separator:focus-visible {
    outline-offset: -3px;
  }

  .head {
    display: flex;
    flex: none;
    gap: 8px;
    align-items: center;
    block-size: 40px;
    padding-inline: 8px;
    border-block-end: 1px solid var(--border);
  }
  .tabs {
    display: flex;
    flex: 1;
    gap: 4px;
    align-self: stretch;
    min-inline-size: 0;
    overflow: auto hidden;
    scrollbar-width: none;
  }
  .tabs button {
    position: relative;
    display: flex;
    flex: none;
    gap: 6px;
    align-items: center;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--muted);
    font-weight: 500;
    cursor: pointer;
  }
  .tabs button:hover {
    color: var(--text);
  }
  .tabs button[aria-selected='true'] {
    color: var(--accent);
  }
  .tabs button[aria-selected='true']::before {
    position: absolute;
    inset: auto 8px 0;
    block-size: 2px;
    background: currentcolor;
    content: '';
  }
  .tabs button:focus-visible {
    border-radius: 6px;
    outline-offset: -3px;
  }
  .tabs small {
    font-weight: 400;
    line-height: 20px;
  }
  .close {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--muted);
    cursor: pointer;
  }
  .close:hover {
    background: var(--hover);
    color: var(--text);
  }
  .close svg {
    inline-size: 12px;
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-width: 1.6;
  }

  .button,
  select,
  .filter {
    block-size: 26px;
    margin: 0;
    padding: 0 8px;
    border: 1px solid var(--strong);
    border-radius: 6px;
    background: var(--raised);
    color: var(--text);
    font: inherit;
    font-size: 12px;
    white-space: nowrap;
  }
  .button {
    flex: none;
    font-weight: 500;
    cursor: pointer;
  }
  .button:hover:enabled,
  select:hover {
    background: var(--hover);
  }
  .button:disabled {
    color: var(--muted);
    cursor: default;
  }
  .button[aria-pressed='true'] {
    border-color: transparent;
    background: var(--fill);
  }
  select {
    max-inline-size: 240px;
    text-overflow: ellipsis;
  }
  .filter {
    flex: 0 1 200px;
    min-inline-size: 72px;
    border-color: var(--field);
    appearance: none;
  }
  .filter::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .body:focus-visible {
    outline-offset: -2px;
  }
  .bar {
    display: flex;
    flex: none;
    gap: 6px;
    align-items: center;
    min-block-size: 40px;
    padding: 4px 12px;
    border-block-end: 1px solid var(--border);
  }
  .bar small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar > small:last-child {
    margin-inline-start: auto;
  }
  small {
    color: var(--muted);
    font-size: 12px;
  }
  .split,
  .halves {
    display: grid;
    flex: 1;
    grid-template: minmax(0, 1fr) / minmax(0, 3fr) minmax(0, 2fr);
    min-block-size: 0;
  }
  .halves {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }

  .state {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  .state > i {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--control);
  }
  [data-tone='live'] > i {
    background: var(--success-dot);
  }
  [data-tone='healing'] > i {
    border: 2px solid var(--warning-dot);
    background: none;
  }
  [data-tone='broken'] > i {
    border-radius: 1px;
    background: var(--danger-dot);
  }
  .cp-connection-glyph {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    overflow: visible;
    color: var(--muted);
    fill: currentcolor;
  }
  .cp-line {
    fill: none;
    stroke: currentcolor;
  }
  .cp-track {
    stroke-opacity: 0.3;
  }
  [data-tone='live'] > svg {
    color: var(--success);
  }
  [data-tone='healing'] > svg {
    color: var(--warning);
  }
  [data-tone='broken'] > svg {
    color: var(--danger);
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

const adaptedCss = css`
  @container (max-width: 640px) {
    .split,
    .halves {
      grid-template: minmax(0, 3fr) minmax(0, 2fr) / minmax(0, 1fr);
    }
    .detail {
      border-block-start: 1px solid var(--border);
      border-inline-start: 0;
    }
    .facts {
      border-block-end: 1px solid var(--border);
      border-inline-end: 0;
    }
    .bar {
      flex-wrap: wrap;
    }
    .bar > small:last-child {
      flex-basis: 100%;
    }
    .row {
      gap: 8px;
    }
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .state > i {
      background: CanvasText;
    }
  }
`;

/** The panel; its colours are those of the button's sheet. */
export const panelCss: string = frameCss + contentCss + adaptedCss;
