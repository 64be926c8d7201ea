import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { getSome } from "../../lib/http";
import type { Task } from "../../lib/records";
import type { Level } from "../../lib/things";
import { act } from "../../ui/act";
import { TaskLine } from "../../ui/TaskLine";
import type { Thing } from "./fields";

/** The tasks directly under a thing, and a line to add one. */
export function Under({ level, thing }: { level: Level; thing: Thing }) {
  const [title, setTitle] = useState("");
  const ref = thing.ref ?? "";
  const isTask = level === "task";
  const place = isTask ? `parent=${ref}&status=all` : `${level}=${ref}&status=open&parent=none`;
  const found = useQuery({
    queryKey: ["tasks", "under", ref],
    queryFn: () => getSome<Task>(`/api/tasks?order=position&${place}`, 50),
  });
  const items = (found.data?.items ?? []).filter(({ parent_id }) => !isTask || parent_id === thing.id);
  const done = items.filter(({ completed_at }) => completed_at !== null).length;

  function add() {
    const words = title.trim();
    if (!words) return;
    setTitle("");
    const said = ({ ref: made }: { ref: string }) => `Added ${made} ${words}`;
    void act<{ ref: string }>(
      "POST",
      "/api/tasks",
      { title: words, [isTask ? "parent" : level]: ref },
      { said },
    );
  }

  return (
    <section className="under" aria-label={isTask ? "Subtasks" : "Open tasks"}>
      <h3>
        {isTask ? "Subtasks" : "Open tasks"}
        {items.length > 0 && (
          <span className="count">{isTask ? `${done}/${items.length}` : thing.open_tasks}</span>
        )}
      </h3>
      <ul>
        {items.map((task) => (
          <TaskLine key={task.id} task={task} place={level === "pillar" || level === "area"} />
        ))}
      </ul>
      {found.data?.more && <p className="empty">The tree shows all of them.</p>}
      {level !== "pillar" && (
        <input
          className="add-line"
          value={title}
          maxLength={500}
          aria-label={isTask ? "New subtask" : "New task"}
          placeholder={isTask ? "Add a subtask" : "Add a task"}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && add()}
        />
      )}
    </section>
  );
}
