const PATHS = {
  add: "M12 5v14M5 12h14",
  ask: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.1-1.5 2.3M12 18.2v.1",
  chat: "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M9 6l6 6-6 6",
  close: "M6 6l12 12M18 6L6 18",
  cross: "M7 7l10 10M17 7L7 17",
  down: "M12 5v14M6 13l6 6 6-6",
  insight: "M9.5 18h5M10.5 21h3M8.5 14.5a5.5 5.5 0 1 1 7 0c-.7.6-1 1.2-1 2h-5c0-.8-.3-1.4-1-2z",
  leave: "M14 5h-7a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h7M11 12h9M17 9l3 3-3 3",
  archive: "M4 5h16v4H4zM5.5 9v10h13V9M10 13h4",
  balance: "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.7 2.7 0 0 0 5 0zM19 7l-2.5 6a2.7 2.7 0 0 0 5 0z",
  day: "M5 4v16M9 5h10v5H9zM9 13h7v6H9z",
  weigh: "M5 7h5M14 7h5M5 12h9M18 12h1M5 17h2M11 17h8M12 5v4M16 10v4M9 15v4",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  calendar: "M5 6h14v13H5zM5 10h14M9 4v4M15 4v4",
  clock: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 8v4.3l2.8 1.7",
  edit: "M5 19l1-4.5L15.5 5 19 8.5 9.5 18zM13.5 7l3.5 3.5",
  flag: "M6 20V5M6 5h11l-2 4 2 4H6",
  folder: "M4 7h6l2 2h8v10H4z",
  history: "M5 12a7.5 7.5 0 1 0 2.2-5.3L5 9M5 5v4h4M12 8.5v4l2.5 1.5",
  journal: "M7 4h11v16H7a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM5 18a2 2 0 0 1 2-2h11M9 8h5",
  lock: "M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  block: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7 7l10 10",
  note: "M6 4h8l4 4v12H6zM14 4v4h4M9 12h6M9 15.5h4",
  pattern: "M4 14c2-6 4-6 5.5 0s3.5 4 4.5 0 3-6 6 0",
  pin: "M9 4h6l-1 6 3 3v1.5H7V13l3-3zM12 14.5V20",
  trend: "M4 18L10 11l4 3 6-8M15 6h5v5",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  repeat: "M5 11V9a3 3 0 0 1 3-3h11M16 3l3 3-3 3M19 13v2a3 3 0 0 1-3 3H5M8 21l-3-3 3-3",
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5L20 20",
  settings: "M5 8h9M18 8h1M5 16h1M10 16h9M16 6v4M8 14v4",
  tag: "M4 5h7l9 9-6.5 6.5L4 11.5zM8 8.5h.01",
  template: "M5 5h14v5H5zM5 14h6v5H5zM15 14h4v5h-4z",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
  menu: "M5 7h14M5 12h14M5 17h14",
  memory:
    "M12 6.2v11.6M12 7a2.9 2.9 0 0 0-5.5-1.2 3 3 0 0 0-2 4.6 3.2 3.2 0 0 0 .7 5.2A3 3 0 0 0 12 17.2M12 7a2.9 2.9 0 0 1 5.5-1.2 3 3 0 0 1 2 4.6 3.2 3.2 0 0 1-.7 5.2A3 3 0 0 1 12 17.2",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  send: "M12 19V6M6 11.5L12 5.5l6 6",
  stop: "M8.5 8.5h7v7h-7z",
  sun: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4",
  system: "M4 5h16v11H4zM9 20h6M12 16v4",
  today: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 8v4.3l2.8 1.7",
  tree: "M6 5v10a3 3 0 0 0 3 3h3M6 9a3 3 0 0 0 3 2h3M15 11h4M15 18h4",
  undo: "M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-2",
  wait: "M12 6v6l3 2",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
