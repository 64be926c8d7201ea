import { useMutation } from "@tanstack/react-query";
import { ask, Problem } from "../../lib/http";
import { undo } from "../../lib/operations";
import { leaveWhenSignedOut, refresh } from "../../lib/queries";
import type { Task } from "../../lib/records";
import { toast } from "../../ui/toasts";

/** Checks a task off, and offers to take that back. */
export function useCompletion(task: Task) {
  return useMutation({
    mutationFn: () => ask<Task>("PUT", `/api/tasks/${task.id}/completion`),
    onSuccess({ operation }) {
      const takeBack = operation && { label: "Undo", run: () => void undoAloud(operation) };
      toast(`Done: ${task.title}`, takeBack || null);
    },
    onError: sayProblem,
    onSettled: () => refresh(["tasks"]),
  });
}

async function undoAloud(operation: string) {
  try {
    const { restored } = await undo(operation);
    toast(restored.join("\n") || "Undone.");
  } catch (error) {
    sayProblem(error);
  }
}

function sayProblem(error: unknown) {
  leaveWhenSignedOut(error);
  const problem = error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error));
  toast([problem.detail, ...problem.conflicts].join(" "));
}
