import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import "./menu.css";

export interface MenuItem {
  label: string;
  /** The key that does the same, as it is shown. */
  keys?: string;
  harms?: boolean;
  run: () => void;
}

interface Props {
  label: string;
  items: readonly (MenuItem | null)[];
  className?: string;
  /** Inside of a tree the line has the focus, not its button. */
  tabIndex?: number;
  children: ReactNode;
}

/** A button that opens a menu: arrows walk it, letters jump, Escape closes it. A null item is a rule between groups. */
export function Menu({ label, items, className = "quiet square", tabIndex = 0, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    const { current } = list;
    function placed(event: Event) {
      if (!current || !button.current || (event as ToggleEvent).newState !== "open") return;
      const at = button.current.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = current;
      const below = at.bottom + 4 + height < innerHeight;
      current.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`;
      current.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
      current.querySelector("button")?.focus();
    }
    current?.addEventListener("toggle", placed);
    return () => current?.removeEventListener("toggle", placed);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const entries = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    const jump =
      event.key.length === 1
        ? [...entries.slice(at + 1), ...entries].find((entry) =>
            entry.textContent?.toLowerCase().startsWith(event.key.toLowerCase()),
          )
        : undefined;
    const next = to === undefined ? jump : entries[(to + entries.length) % entries.length];
    if (event.key === "Tab") list.current?.hidePopover();
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        tabIndex={tabIndex}
        popoverTarget={id}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        role="menu"
        aria-label={label}
        popover="auto"
        className="menu"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => event.stopPropagation()}
      >
        {items.map((item, index) =>
          item ? (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={item.harms ? "harms" : ""}
              onClick={() => {
                list.current?.hidePopover();
                item.run();
              }}
            >
              <span>{item.label}</span>
              {item.keys && <kbd>{item.keys}</kbd>}
            </button>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other name
            <hr key={index} />
          ),
        )}
      </div>
    </>
  );
}
