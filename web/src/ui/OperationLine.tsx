import { useState } from "react";
import { sayAgo } from "../lib/dates";
import { redo } from "../lib/operations";
import type { Operation } from "../lib/records";
import { sayProblem, undoAloud } from "./act";
import { toast } from "./toasts";
import "./operation.css";

/** One operation: when it was, what it did, and the way back. */
export function OperationLine({ operation, now }: { operation: Operation; now: number }) {
  const { id, label, created_at, undone, kind, what } = operation;
  const [busy, setBusy] = useState(false);

  async function turn() {
    setBusy(true);
    if (undone) await redoAloud(id, label);
    else await undoAloud(id);
    setBusy(false);
  }

  return (
    <li className={undone ? "operation undone" : "operation"}>
      <div>
        <p>
          <strong>{label}</strong>
          {undone && <span className="state"> undone</span>}
        </p>
        {what.map((sentence) => (
          <p key={sentence} className="deed">
            {sentence}
          </p>
        ))}
      </div>
      <time dateTime={created_at} title={new Date(created_at).toLocaleString("en-GB")}>
        {sayAgo(created_at, now)}
      </time>
      {kind === "change" && (
        <button
          type="button"
          className="small"
          disabled={busy}
          aria-label={`${undone ? "Redo" : "Undo"}: ${label}`}
          onClick={() => void turn()}
        >
          {undone ? "Redo" : "Undo"}
        </button>
      )}
    </li>
  );
}

async function redoAloud(operation: string, label: string) {
  try {
    const { restored } = await redo(operation);
    toast(restored.join("\n") || `Done again: ${label}`);
  } catch (error) {
    sayProblem(error);
  }
}
