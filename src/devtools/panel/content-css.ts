import { css } from '../css.js';

/** What stands in the tabs: rows, details and facts. */
export const contentCss: string = css`
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
  :is(.row[data-tone='in'], .row[data-tone='replayed']) > i {
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
  .row[data-tone='unsaid'] > span:last-of-type {
    color: var(--muted);
    text-decoration: line-through;
  }
  .row[data-tone='urgent'] > small {
    color: var(--warning);
  }
  .sparkline {
    inline-size: 124px;
    block-size: 20px;
    vertical-align: middle;
  }
  .sparkline polyline {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .filter.wide {
    flex: 1 1 160px;
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
  .faults {
    border: 0;
    accent-color: var(--accent);
  }
  .faults dl > div {
    grid-template-columns: 136px minmax(0, 1fr);
    align-items: center;
    min-block-size: 26px;
  }
  .faults input {
    vertical-align: middle;
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
`;
