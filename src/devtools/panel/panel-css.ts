import { css } from '../css.js';

/** The panel; its colours are those of the button's sheet. */
export const panelCss: string = css`
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

  .rows {
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .rows:focus-visible {
    outline-offset: -2px;
  }
  .rows > div {
    block-size: calc(var(--count) * 26px);
    padding-block-start: calc(var(--before) * 26px);
  }
  .row {
    display: flex;
    gap: 10px;
    align-items: center;
    block-size: 26px;
    padding-inline: 10px 12px;
    border-inline-start: 2px solid transparent;
    overflow: clip;
    cursor: default;
  }
  .row:hover {
    background: var(--hover);
  }
  .row[aria-selected='true'] {
    border-color: var(--accent);
    background: var(--selected);
  }
  .row > * {
    flex: none;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row time {
    color: var(--muted);
    font-size: 12px;
  }
  .row > i {
    inline-size: 10px;
    color: var(--muted);
    font: 600 12px / 16px var(--mono);
    text-align: center;
  }
  .row > b {
    flex: 0 1 auto;
    font: 500 12px / 18px var(--mono);
  }
  .row > span {
    flex: 0 1 auto;
  }
  .row > small {
    flex: 1 1 0;
    min-inline-size: 24px;
  }
  .row > small:last-child {
    flex: none;
    min-inline-size: 52px;
    text-align: end;
  }
  .row > .state {
    flex: 0 0 92px;
    font-size: 12px;
  }
  .row[data-tone='in'] > i {
    color: var(--success);
  }
  .row[data-tone='out'] > i {
    color: var(--accent);
  }
  :is(.row[data-tone='opened'], .row[data-tone='closed']) > b {
    color: var(--muted);
  }
  .row[data-tone='error'] {
    border-color: var(--danger);
    background: var(--danger-tint);
  }
  .row[data-tone='error'] > :is(i, b) {
    color: var(--danger);
  }
  .row[data-tone='error'][aria-selected='true'] {
    outline: 1px solid var(--accent);
    outline-offset: -1px;
  }
  .row[data-tone='changed'] > small {
    color: var(--warning);
    font-family: var(--mono);
  }

  .detail {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 8px 12px 12px;
    overflow: auto;
    border-inline-start: 1px solid var(--border);
  }
  .detail header {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font: 600 13px / 20px var(--mono);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  p {
    margin: 0;
    color: var(--muted);
    font-size: 12px;
    line-height: 16px;
    overflow-wrap: anywhere;
  }
  pre {
    flex: none;
    max-inline-size: 100%;
    margin: 0;
    padding: 8px 10px;
    overflow: auto;
    border: 1px solid var(--border);
    border-radius: 8px;
    background: var(--canvas);
    font: 400 12px / 18px var(--mono);
    overflow-wrap: anywhere;
    tab-size: 2;
    white-space: pre-wrap;
  }
  pre em {
    color: var(--muted);
    font-style: normal;
  }
  .empty {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 4px;
    align-items: center;
    justify-content: safe center;
    padding: 16px;
    overflow: auto;
    text-align: center;
  }
  .empty b {
    font-weight: 600;
  }
  .empty pre {
    margin-block-start: 8px;
    text-align: start;
  }

  dl {
    display: grid;
    gap: 6px;
    margin: 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 12px;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  dd b {
    font: 500 12px / 18px var(--mono);
  }
  .mono {
    font: 400 12px / 20px var(--mono);
  }
  .facts,
  .history {
    padding: 12px 16px;
    overflow: auto;
  }
  .facts {
    border-inline-end: 1px solid var(--border);
  }
  .actions {
    display: flex;
    gap: 6px;
    margin-inline-start: auto;
  }
  .bar > .state {
    font-weight: 500;
  }
  meter {
    inline-size: 96px;
    block-size: 16px;
  }
  .history ol {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .history li {
    display: grid;
    grid-template-columns: 84px 112px minmax(0, 1fr);
    gap: 0 12px;
  }
  .history :is(time, li > span:last-of-type) {
    color: var(--muted);
  }
  .history p {
    grid-column: 2 / -1;
  }
  :is(.facts, .history):focus-visible {
    outline-offset: -2px;
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
