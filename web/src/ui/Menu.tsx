import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
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
  /** Asked when the menu opens; a null item is a rule between groups. */
  items: () => readonly (MenuItem | null)[];
  className?: string;
  /** Inside of a tree the line has the focus, not its button. */
  tabIndex?: number;
  children: ReactNode;
}

/** A button that opens a menu: arrows walk it, letters jump, Escape closes it. */
export function Menu({ label, items, className = "quiet square", tabIndex = 0, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** The press that closes the menu is not to open it again. */
  const closing = useRef(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        tabIndex={tabIndex}
        onPointerDown={() => {
          closing.current = open;
        }}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!closing.current);
          closing.current = false;
        }}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {children}
      </button>
      {open && <Items label={label} items={items()} button={button.current} close={() => setOpen(false)} />}
    </>
  );
}

interface ItemsProps {
  label: string;
  items: readonly (MenuItem | null)[];
  button: HTMLElement | null;
  close: () => void;
}

function Items({ label, items, button, close }: ItemsProps) {
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const { current } = list;
    if (!current || !button) return;
    current.showPopover();
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = current;
    const below = at.bottom + 4 + height < innerHeight;
    current.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`;
    current.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
    current.querySelector("button")?.focus();
  }, [button]);

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
    <div
      ref={list}
      role="menu"
      aria-label={label}
      popover="auto"
      className="menu"
      tabIndex={-1}
      onToggle={(event) => event.newState === "closed" && close()}
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
  );
}
