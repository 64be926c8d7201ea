import { chord, MAC } from "../lib/keys";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import "./keys.css";

const ALT = MAC ? "⌥" : "Alt";

const GROUPS: [title: string, keys: [keys: string, does: string][]][] = [
  [
    "Anywhere",
    [
      [chord("K"), "add, find, or do something"],
      ["Q", "add a task"],
      ["/", "write a message"],
      ["P", "plan my day"],
      ["B", "balance"],
      ["I", "insights"],
      ["J", "journal"],
      ["S", "search everything"],
      ["M", "memory: what Aurum knows of you"],
      [chord("Z"), "undo what was done last in this tab"],
      [MAC ? "⇧⌘Z" : "Ctrl Shift Z", "do it again"],
      ["?", "these keys"],
    ],
  ],
  [
    "In the message box",
    [
      ["Enter", "send; while Aurum answers, wait in line"],
      ["Shift Enter", "a new line"],
      [`${ALT} Enter`, "steer: join the turn under way"],
      [chord("Enter"), "interrupt: end it and answer this"],
      ["Esc", "stop the turn under way"],
    ],
  ],
  [
    "In the tree",
    [
      ["↑ ↓ ← →", "walk, open, close"],
      ["Enter or F2", "rename; Esc leaves it as it was"],
      ["Space", "complete a task, or open a line"],
      ["O", "open its panel"],
      ["X", "select a task for a change of many; Esc clears"],
      ["A", "add inside"],
      ["N", "add beside"],
      ["T", "add a task"],
      [`${ALT} ↑ ↓`, "move among its neighbours"],
      [`${ALT} → ←`, "move under the task above, or out"],
      ["M", "move to…"],
      ["D", "duplicate"],
      ["E", "archive"],
      ["Delete", "delete"],
      ["/", "mention in the chat"],
      [".", "all of these as a menu"],
    ],
  ],
  [
    "In a planned day",
    [
      ["↑ ↓", "on a block's time or edge: five minutes earlier, later"],
      ["Page ↑ ↓", "half an hour"],
      ["Enter", "on its time: type both"],
    ],
  ],
  [
    "In the memory",
    [
      ["A", "at a proposal: accept"],
      ["C", "correct"],
      ["R", "at a proposal: reject"],
      ["F", "forget"],
    ],
  ],
  [
    "While searching",
    [
      ["↑ ↓", "walk through what was found"],
      ["Enter", "open it"],
    ],
  ],
  [
    "While adding",
    [
      ["Enter", "add"],
      ["Shift Enter", "add and stay for the next one"],
      ["Shift Tab", "to what was understood; Backspace there makes it plain words"],
      ["↓", "to what was found, and to commands"],
    ],
  ],
];

/** dialog "Keys": what each key does. */
export function Keys({ close }: { close: () => void }) {
  return (
    <Dialog label="Keys" className="keys" close={close}>
      <header>
        <h2>Keys</h2>
        <button type="button" className="quiet square" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text scrolls, by keyboard too */}
      <div className="scroll" tabIndex={0}>
        {GROUPS.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
