import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { ask } from "../../lib/http";
import { remember } from "../../lib/operations";
import { refresh } from "../../lib/queries";
import type { Task } from "../../lib/records";
import { openSearch } from "../../lib/wish";
import { sayProblem, undoAloud } from "../../ui/act";
import { type Choice, Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { Icon, type IconName } from "../../ui/Icon";
import { toast } from "../../ui/toasts";
import { type Item, type Token, useCapture } from "./capture";
import { useFound } from "./find";
import { kept, type Span } from "./spans";
import { Understood } from "./Understood";
import "./quick.css";

interface Command {
  name: string;
  words: string;
  icon: IconName;
  keys?: string;
  run: () => void;
}

interface Props {
  /** "add" only adds; "all" finds and commands too. */
  mode: "all" | "add";
  commands: readonly Command[];
  close: () => void;
}

/** dialog "Add or find": a line becomes tasks, leads to what exists, or names a command. */
export function Palette({ mode, commands, close }: Props) {
  const [text, setText] = useState("");
  const [without, setWithout] = useState<readonly Span[]>([]);
  const [adding, setAdding] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const commanding = mode === "all" && text.startsWith(">");
  const items = useCapture(commanding ? "" : text, without);
  const found = useFound(mode === "all" && !commanding ? text : "", close);

  function write(next: string) {
    setWithout(kept(text, next, without));
    setText(next);
  }

  function remove({ start, end }: Token) {
    setWithout([...without, [start, end]]);
    body.current?.querySelector<HTMLElement>("textarea")?.focus();
  }

  async function add(stay: boolean) {
    if (adding || !text.trim()) return;
    setAdding(true);
    try {
      const { value, operation } = await ask<{ tasks: Task[] }>("POST", "/api/capture/tasks", {
        text,
        without,
      });
      remember(operation);
      const undo = operation ? { label: "Undo", run: () => void undoAloud(operation) } : null;
      toast(`Added ${value.tasks.map(({ ref, title }) => `${ref} ${title}`).join(", ")}`, undo);
      void refresh(["tasks"]);
      setText("");
      setWithout([]);
      if (!stay) close();
    } catch (error) {
      sayProblem(error);
    } finally {
      setAdding(false);
    }
  }

  const fitting = mode === "all" ? commandsFor(commands, text, close) : [];
  const meant = fitting.filter(({ key }) => key.toLowerCase() === `> ${text.trim().toLowerCase()}`);
  const choices: Choice[] = [
    ...meant, // who types a command's whole name wants the command
    ...(text.trim() && !commanding ? [adds(items, () => void add(false), meant.length === 0)] : []),
    ...found,
    ...(mode === "all" && text.trim() && !commanding ? [seeks(text.trim(), close)] : []),
    ...fitting.filter((choice) => !meant.includes(choice)),
  ];

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      void add(true);
      return true;
    }
    const pills = pillsIn(body);
    if (event.key === "Tab" && pills.length > 0) {
      event.preventDefault();
      pills[event.shiftKey ? pills.length - 1 : 0]?.focus();
      return true;
    }
    return false;
  }

  return (
    <Dialog label={mode === "all" ? "Add or find" : "Add a task"} className="quick" close={close}>
      <div className="quick-body" ref={body}>
        <Choices
          label={mode === "all" ? "Add or find" : "Add a task"}
          placeholder={
            mode === "all" ? "Add a task, find anything, or > a command" : "Call mum friday 3pm 20m #family"
          }
          text={text}
          setText={write}
          choices={choices}
          onKey={onKey}
          lead={<Icon name={commanding ? "bolt" : "add"} />}
        >
          {!commanding && items && <Understood items={items} remove={remove} />}
        </Choices>
      </div>
      <p className="quick-hint">
        {mode === "add" || text.trim() ? (
          <>
            {meant.length === 0 && (
              <>
                <kbd>Enter</kbd> adds{" "}
              </>
            )}
            <kbd>Shift Enter</kbd> adds and stays <kbd>Tab</kbd> to what was understood
          </>
        ) : (
          <>
            <kbd>↑ ↓</kbd> choose <kbd>Enter</kbd> takes <kbd>Esc</kbd> closes
          </>
        )}
      </p>
    </Dialog>
  );
}

function adds(items: readonly Item[] | null, run: () => void, first: boolean): Choice {
  const count = items?.length ?? 1;
  return {
    key: "add",
    label: (
      <span className="with-icon">
        <Icon name="add" size={16} />
        {count > 1 ? `Add ${count} tasks` : "Add the task"}
      </span>
    ),
    ...(first ? { hint: <kbd>Enter</kbd> } : {}),
    run,
  };
}

function seeks(words: string, close: () => void): Choice {
  return {
    key: "search everything",
    label: (
      <span className="with-icon">
        <Icon name="search" size={16} />
        <span>Search everything for “{words.length > 60 ? `${words.slice(0, 59)}…` : words}”</span>
      </span>
    ),
    hint: "by meaning too",
    run() {
      close();
      openSearch(words);
    },
  };
}

function commandsFor(commands: readonly Command[], text: string, close: () => void): Choice[] {
  const words = text.replace(/^>/, "").toLowerCase().split(/\s+/);
  const wanted = words.filter((word) => word && !["go", "to", "open", "show"].includes(word));
  const fits = ({ name, words: others }: Command) =>
    wanted.every((word) => ` ${name} ${others}`.toLowerCase().includes(` ${word}`));
  return commands.filter(fits).map(({ name, icon, keys, run }) => ({
    key: `> ${name}`,
    group: "Commands",
    label: (
      <span className="with-icon">
        <Icon name={icon} size={16} />
        {name}
      </span>
    ),
    ...(keys ? { hint: <kbd>{keys}</kbd> } : {}),
    run() {
      close();
      run();
    },
  }));
}

function pillsIn(body: RefObject<HTMLDivElement | null>): HTMLElement[] {
  return [...(body.current?.querySelectorAll<HTMLElement>(".pill") ?? [])];
}
