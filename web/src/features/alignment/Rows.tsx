import type { Evidence } from "../../lib/hrm";
import { openThing } from "../../lib/place";
import { levelOf } from "../../lib/things";

/** The rows behind a number; each opens its thing. */
export function Rows({ rows }: { rows: readonly Evidence[] }) {
  if (rows.length === 0) return <p className="empty">Nothing was done here.</p>;
  return (
    <ul className="rows">
      {rows.map(({ id, ref, name, said }) => (
        <li key={id + said}>
          {levelOf(ref) ? (
            <button type="button" className="title" onClick={() => openThing(ref)}>
              {name}
            </button>
          ) : (
            <span className="title">{name}</span>
          )}
          <span className="when">{said}</span>
          <span className="ref">{ref}</span>
        </li>
      ))}
    </ul>
  );
}
