import { ScrollRegion } from '../ui/scroll-region.js';
import classes from './chart-frame.module.css';

export interface TableTwinData {
  readonly caption: string;
  readonly columns: readonly string[];
  /** One array a row, as long as `columns`; the first cell heads its row. */
  readonly rows: readonly (readonly string[])[];
}

/** The figures behind a chart, as a table. */
export function TableTwin({ caption, columns, rows }: TableTwinData) {
  return (
    <ScrollRegion className={classes.scroll} label={caption}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
