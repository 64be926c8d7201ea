import { type KeyboardEvent, useState } from "react";
import type { Priority } from "../../lib/records";
import { useStore } from "../../lib/store";
import { Icon } from "../../ui/Icon";
import { PlacePicker } from "../../ui/PlacePicker";
import type { Node } from "./life";
import {
  completeAll,
  dueAll,
  less,
  moveAll,
  NOTHING,
  removeAll,
  sayTasks,
  selection,
  tagAll,
  weighAll,
} from "./selection";
import "./selection.css";

/** toolbar "3 tasks selected": what can be done with all of them at once. */
export function SelectionBar({ nodes }: { nodes: readonly Node[] }) {
  const { keys } = useStore(selection);
  const [moving, setMoving] = useState(false);
  const chosen = nodes.filter(({ key, kind }) => kind === "task" && keys.has(key));
  const refs = [...new Set(chosen.map(({ ref }) => ref))];
  if (refs.length === 0) return null;

  function clear() {
    toTree();
    selection.set(NOTHING);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    clear();
  }

  return (
    <>
      <div
        role="toolbar"
        className="selection"
        aria-label={`${sayTasks(refs.length)} selected`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <span className="count">{refs.length} selected</span>
        <button
          type="button"
          className="small"
          onClick={() => {
            toTree();
            void completeAll(refs);
          }}
        >
          Complete
        </button>
        <Words label="Due" placeholder="Due: next friday" apply={(due) => dueAll(refs, due)} />
        <select
          aria-label="Priority"
          value=""
          onChange={({ target }) => void weighAll(refs, target.value as Priority)}
        >
          <option value="" disabled>
            Priority
          </option>
          <option value="high">High</option>
          <option value="medium">Medium</option>
          <option value="low">Low</option>
        </select>
        <Words label="Add a tag" placeholder="Add a tag" most={50} apply={(tag) => tagAll(refs, tag)} />
        <button type="button" className="small" onClick={() => setMoving(true)}>
          Move to…
        </button>
        <button
          type="button"
          className="small wrong"
          onClick={() => {
            toTree();
            removeAll(refs);
          }}
        >
          Delete
        </button>
        <button type="button" className="quiet square" aria-label="Clear the selection" onClick={clear}>
          <Icon name="close" size={16} />
        </button>
      </div>
      {moving && (
        <PlacePicker
          level="task"
          name={sayTasks(refs.length)}
          close={() => setMoving(false)}
          pick={async (target) => {
            if (!(await moveAll(refs, target))) return;
            toTree();
            selection.set(less(selection.get(), keys));
          }}
        />
      )}
    </>
  );
}

interface WordsProps {
  label: string;
  placeholder: string;
  most?: number;
  /** Answers whether it was done: then the field is empty again. */
  apply: (words: string) => Promise<boolean>;
}

function Words({ label, placeholder, most = 100, apply }: WordsProps) {
  const [words, setWords] = useState("");
  return (
    <input
      aria-label={label}
      placeholder={placeholder}
      maxLength={most}
      value={words}
      onChange={({ target }) => setWords(target.value)}
      onKeyDown={async (event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing || !words.trim()) return;
        if (await apply(words.trim())) setWords("");
      }}
    />
  );
}

/** The bar may go with what it does: the tree takes its focus, and hands it on where a line goes. */
function toTree() {
  const { activeElement, body } = document;
  if (activeElement !== body && !activeElement?.closest(".selection")) return;
  document.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus();
}
