type Verbs = readonly [running: string, done: string, unchanged: string];

/** Each tool's verb: while it runs, when it is done, when it found that there was nothing to change. */
const VERBS: Record<string, Verbs> = {
  add_pillar: ["Adding pillar", "Added pillar", "Already there: pillar"],
  add_area: ["Adding area", "Added area", "Already there: area"],
  add_project: ["Adding project", "Added project", "Already there: project"],
  add_task: ["Adding task", "Added task", "Already there: task"],
  change_pillar: ["Changing pillar", "Changed pillar", "Nothing to change: pillar"],
  change_area: ["Changing area", "Changed area", "Nothing to change: area"],
  change_project: ["Changing project", "Changed project", "Nothing to change: project"],
  change_task: ["Changing task", "Changed task", "Nothing to change: task"],
  complete_task: ["Completing task", "Completed task", "Already completed: task"],
  reopen_task: ["Reopening task", "Reopened task", "Already open: task"],
  delete: ["Deleting", "Deleted", "Already gone:"],
  restore: ["Restoring", "Restored", "Already there:"],
  list_trash: ["Looking into the trash", "Found", "Found"],
  empty_trash: ["Emptying the trash", "Emptied the trash", "The trash was empty"],
  archive: ["Archiving", "Archived", "Already archived:"],
  unarchive: ["Taking out of the archive", "Took out of the archive", "Not in the archive:"],
  move: ["Moving", "Moved", "Already there:"],
  duplicate: ["Duplicating", "Made", "Made"],
  skip_task: ["Skipping task", "Skipped once: task", "Nothing to skip: task"],
  quick_add: ["Adding tasks", "Added", "Added"],
  change_tasks: ["Changing tasks", "Changed", "Nothing to change:"],
  save_template: ["Saving a template", "Saved template", "Already saved: template"],
  change_template: ["Changing template", "Changed template", "Nothing to change: template"],
  delete_template: ["Deleting template", "Deleted template", "Already gone: template"],
  use_template: ["Using a template", "Made", "Made"],
  adopt_pack: ["Making the pack", "Made the pack", "Already there: the pack"],
  add_pillars: ["Adding pillars", "Added", "Already there:"],
  change_me: ["Changing your settings", "Changed your settings", "Nothing to change in your settings"],
  write_entry: ["Writing journal entry", "Wrote journal entry", "Already written: entry"],
  check_in: ["Checking in", "Checked in", "Nothing noted"],
  accept_plan: ["Setting time aside", "Set time aside", "Already set aside"],
  change_block: ["Moving a block", "Moved a block", "Nothing to move"],
  remove_blocks: ["Taking time off the plan", "Took time off the plan", "Nothing was set aside"],
  pin_insight: ["Pinning an insight", "Pinned an insight", "Already pinned"],
  dismiss_insight: ["Dismissing an insight", "Dismissed an insight", "Already dismissed"],
  rate_insight: ["Rating an insight", "Rated an insight", "Already rated"],
  note_insight: ["Noting an insight", "Noted an insight", "Already noted"],
  look: ["Looking at the whole life", "Looked at the whole life", "Looked at the whole life"],
  rate_priority: ["Rating a priority", "Rated a priority", "Already rated"],
  set_weight: ["Setting a weight", "Set a weight", "Nothing to set"],
  reset_weights: ["Resetting the weights", "Reset the weights", "Nothing to reset"],
  change_preferences: ["Changing preferences", "Changed preferences", "Nothing to change in preferences"],
  list_pillars: ["Reading pillars", "Read", "Read"],
  list_areas: ["Reading areas", "Read", "Read"],
  list_projects: ["Reading projects", "Read", "Read"],
  list_tasks: ["Reading tasks", "Read", "Read"],
  find_tasks: ["Looking for tasks", "Found", "Found"],
  list_entries: ["Reading the journal", "Read", "Read"],
  list_insights: ["Reading the blackboard", "Read", "Read"],
  list_templates: ["Reading templates", "Read", "Read"],
  list_operations: ["Reading the history", "Read", "Read"],
  history: ["Reading what happened to it", "Read", "Read"],
  search: ["Searching", "Found", "Found"],
  upcoming: ["Looking at the coming days", "Looked at the coming days", "Looked at the coming days"],
  list_packs: ["Looking at what to begin with", "Looked at what to begin with", "Looked"],
  preview_pack: ["Looking at the pack", "Looked at the pack", "Looked at the pack"],
  suggest_personas: ["Weighing the answers", "Weighed the answers", "Weighed the answers"],
  next_tasks: ["Weighing what deserves attention", "Weighed", "Weighed"],
  why: ["Weighing", "Weighed", "Weighed"],
  rank_goals: ["Weighing goals", "Weighed goals", "Weighed goals"],
  alignment: ["Weighing where effort goes", "Weighed where effort goes", "Weighed where effort goes"],
  forecast: ["Foretelling", "Foretold", "Foretold"],
  plan_day: ["Planning the day", "Planned the day", "Planned the day"],
  list_blocks: ["Reading the plan", "Read the plan", "Read the plan"],
  list_checkins: ["Reading check-ins", "Read check-ins", "Read check-ins"],
  insight: ["Reading an insight", "Read insight", "Read insight"],
  insight_statistics: ["Counting insights", "Counted insights", "Counted insights"],
  list_weights: ["Reading the weights", "Read the weights", "Read the weights"],
  preview_weights: ["Trying other weights", "Tried other weights", "Tried other weights"],
  my_preferences: ["Reading preferences", "Read preferences", "Read preferences"],
  spending: ["Adding up the cost", "Added up the cost", "Added up the cost"],
  undo: ["Undoing", "Undid", "Nothing to undo"],
  redo: ["Redoing", "Redid", "Nothing to redo"],
};

/** The words that begin with these are said as a wish with those: "Deleting" is "Delete". */
const WISHES: Record<string, string> = {
  Adding: "Add",
  Archiving: "Archive",
  Changing: "Change",
  Checking: "Check",
  Completing: "Complete",
  Deleting: "Delete",
  Dismissing: "Dismiss",
  Duplicating: "Duplicate",
  Emptying: "Empty",
  Looking: "Look",
  Making: "Make",
  Moving: "Move",
  Noting: "Note",
  Pinning: "Pin",
  Rating: "Rate",
  Redoing: "Redo",
  Reopening: "Reopen",
  Resetting: "Reset",
  Restoring: "Restore",
  Saving: "Save",
  Setting: "Set",
  Skipping: "Skip",
  Taking: "Take",
  Undoing: "Undo",
  Using: "Use",
  Writing: "Write",
};

export function verbs(tool: string): Verbs {
  return VERBS[tool] ?? [`Running ${tool}`, `Ran ${tool}`, `Ran ${tool}`];
}

/** A tool as a wish: "Delete", "Empty the trash", "Add task". */
export function wish(tool: string): string {
  const [first = "", ...rest] = verbs(tool)[0].split(" ");
  return [WISHES[first] ?? first, ...rest].join(" ");
}

/** A tool as something that is allowed or not: "deleting", "emptying the trash". */
export function doing(tool: string): string {
  const [running] = verbs(tool);
  return running.charAt(0).toLowerCase() + running.slice(1);
}
