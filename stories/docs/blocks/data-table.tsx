import type { ReactElement, ReactNode } from 'react';

/** A row, and what tells it from the others. */
export interface TableRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

/** A table whose rows become blocks where the page is narrow; the roles keep it a table there. */
export function DataTable({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly TableRow[];
}): ReactElement {
  return (
    <table role="table" aria-label={label} className="doc-table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, at) =>
              at === 0 ? (
                <th key={columns[at]} role="rowheader" scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[at]} role="cell" data-label={columns[at]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
