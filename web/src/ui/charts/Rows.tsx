import type { Evidence } from "../../lib/hrm";
import { opener } from "../../lib/open";
import "./rows.css";

/** The rows behind a number; each opens its thing. */
export function Rows({ rows }: { rows: readonly Evidence[] }) {
  if (rows.length === 0) return <p className="empty">Nothing was done here.</p>;
  return (
    <ul className="rows">
      {rows.map((row) => (
        <Row key={row.id + row.said} row={row} />
      ))}
    </ul>
  );
}

function Row({ row: { ref, name, said } }: { row: Evidence }) {
  const open = opener(ref);
  return (
    <li>
      {open ? (
        <button type="button" className="title" onClick={open}>
          {name}
        </button>
      ) : (
        <span className="title">{name}</span>
      )}
      <span className="when">{said}</span>
      <span className="ref">{ref}</span>
    </li>
  );
}
