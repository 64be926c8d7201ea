import { type ReactNode, useEffect, useRef } from "react";
import "./dialog.css";

interface Props {
  label: string;
  className?: string;
  close: () => void;
  children: ReactNode;
}

/** A modal dialog, by the browser's own: it holds the focus, Escape or a click beside it closes it. */
export function Dialog({ label, className = "", close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    const before = document.activeElement;
    if (current && !current.open) current.showModal();
    return () => {
      current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too, by `onCancel`
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      {children}
    </dialog>
  );
}
