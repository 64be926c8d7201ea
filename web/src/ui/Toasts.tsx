import { useEffect, useState } from "react";
import { useStore } from "../lib/store";
import { Icon } from "./Icon";
import { dismiss, type Toast, toasts } from "./toasts";
import "./toasts.css";

export function Toasts() {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {useStore(toasts).map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast: { id, text, action } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), action ? 9_000 : 5_000);
    return () => clearTimeout(timer);
  }, [held, id, action]);
  const hold = { onMouseEnter: () => setHeld(true), onFocus: () => setHeld(true) };
  const release = { onMouseLeave: () => setHeld(false), onBlur: () => setHeld(false) };
  return (
    <div className="toast" {...hold} {...release}>
      <span>{text}</span>
      {action && (
        <button
          type="button"
          className="link"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="quiet square" aria-label="Dismiss" onClick={() => dismiss(id)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
