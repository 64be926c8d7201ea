import type { ReactNode } from "react";
import "./charts.css";

interface Props {
  /** What is drawn, as a name. */
  label: string;
  /** What it shows, in a sentence. */
  said: string;
  columns: readonly string[];
  /** The same as numbers; the first of each row names it. */
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

/** figure named by its label: a picture that says itself in a sentence and shows its numbers when asked. */
export function Figure({ label, said, columns, rows, children }: Props) {
  return (
    <figure className="chart" aria-label={label}>
      <div role="img" aria-label={said}>
        {children}
      </div>
      <Numbers columns={columns} rows={rows} caption={label} />
    </figure>
  );
}

/** A chart's numbers as a table, when they are asked for. */
export function Numbers(props: Pick<Props, "columns" | "rows"> & { caption: string }) {
  const { columns, rows, caption } = props;
  return (
    <details className="numbers">
      <summary>Show the numbers</summary>
      <table>
        <caption className="unseen">{caption}</caption>
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
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={columns[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
