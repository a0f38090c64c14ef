import type { ReactElement, ReactNode } from 'react';
import { Scenario } from '../scenarios/scenario.js';
import './exhibits.css';

const mostShown = 90;

/** What came in, in letters that can do nothing: everything but plain ones is escaped. */
export function rawText(value: unknown): string {
  const text = JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length <= mostShown ? text : `${text.slice(0, mostShown)}… (${text.length} characters)`;
}

export interface Exhibit {
  /** What is tried. */
  readonly label: string;
  readonly raw: unknown;
  readonly painted: ReactNode;
}

/** A page of attacks. */
export function ExhibitsPage({
  title,
  about,
  server = 'No request is made',
  children,
}: {
  title: string;
  about: string;
  server?: string;
  children: ReactNode;
}): ReactElement {
  return (
    <div className="exhibits-page">
      <Scenario title={title} about={about} server={server}>
        {children}
      </Scenario>
    </div>
  );
}

/** Raw input beside what is painted of it. */
export function Exhibits({ rows }: { rows: readonly Exhibit[] }): ReactElement {
  return (
    <div className="exhibits-card">
      <table className="exhibits">
        <thead>
          <tr>
            <th scope="col">What is tried</th>
            <th scope="col">Raw</th>
            <th scope="col">Painted</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, raw, painted }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                <code dir="ltr">{rawText(raw)}</code>
              </td>
              <td>
                <div className="exhibit" data-exhibit={label}>
                  {painted}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
