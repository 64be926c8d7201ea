import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../lib/http";
import { openThing } from "../../lib/place";
import type { Page, Task } from "../../lib/records";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import type { Thing } from "./fields";

interface Props {
  thing: Thing;
  save: (fields: Record<string, unknown>, said: string) => unknown;
}

/** What a task waits for: each can be let go, others can be looked for and added. */
export function After({ thing, save }: Props) {
  const [asking, setAsking] = useState(false);
  const after = thing.after ?? [];
  return (
    <div className="field after" role="group" aria-label="Waits for">
      <span className="label">Waits for</span>
      <span className="refs">
        {after.map((ref) => (
          <span key={ref} className="held">
            <button type="button" className="link" onClick={() => openThing(ref)}>
              {ref}
            </button>
            <button
              type="button"
              className="quiet square"
              aria-label={`Wait for ${ref} no more`}
              onClick={() =>
                save({ after: after.filter((each) => each !== ref) }, `waits for ${ref} no more`)
              }
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
        <button type="button" className="quiet add" onClick={() => setAsking(true)}>
          {after.length === 0 ? "nothing" : "and…"}
        </button>
      </span>
      {asking && (
        <TaskPicker
          label={`What ${thing.ref} waits for`}
          without={[thing.ref ?? "", ...after]}
          close={() => setAsking(false)}
          pick={({ ref }) => save({ after: [...after, ref] }, `waits for ${ref}`)}
        />
      )}
    </div>
  );
}

interface PickerProps {
  label: string;
  without: readonly string[];
  close: () => void;
  pick: (task: Task) => void;
}

function TaskPicker({ label, without, close, pick }: PickerProps) {
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["tasks", "words", text],
    queryFn: () =>
      get<Page<Task>>(
        `/api/tasks?${new URLSearchParams({ limit: "20", ...(text.trim() ? { words: text.trim() } : {}) })}`,
      ),
    placeholderData: (known) => known,
  });
  const choices = (found.data?.items ?? [])
    .filter(({ ref }) => !without.includes(ref))
    .map((task) => ({
      key: task.id,
      label: task.title,
      hint: task.ref,
      run() {
        close();
        pick(task);
      },
    }));
  return (
    <Dialog label={label} close={close}>
      <Choices
        label={label}
        placeholder="A task that comes first"
        text={text}
        setText={setText}
        choices={choices}
      />
    </Dialog>
  );
}
