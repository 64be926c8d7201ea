export type ChannelName = "telegram" | "slack";
export type Way = ChannelName | "web";
export type Kind = "morning" | "evening" | "weekly" | "reminder" | "intent" | "insight";

export const CHANNELS: Record<Way, string> = { telegram: "Telegram", slack: "Slack", web: "Web" };

export const KINDS: Record<Kind, string> = {
  morning: "Morning check-in",
  evening: "Evening check-in",
  weekly: "Weekly review",
  reminder: "Reminder",
  intent: "Standing intent",
  insight: "Insight",
};

export interface ChannelSeen {
  channel: ChannelName;
  there: boolean;
}

/** A chat that is connected. `blocked_at`: since then it takes nothing. */
export interface Identity {
  id: string;
  channel: ChannelName;
  workspace: string;
  name: string;
  blocked_at: string | null;
  linked_at: string;
}

/** A connection that is being made; `wanted` waits for the user's word. */
export interface Link {
  id: string;
  channel: ChannelName;
  name: string;
  state: string;
  words: string;
  expires_at: string;
}

/** A one-time code, shown this once. */
export interface Code {
  id: string;
  channel: ChannelName;
  say: string;
  url: string | null;
  expires_at: string;
}

export interface Workspace {
  team: string;
  name: string;
  installed_at: string;
}

/** When and where one is spoken to first; times are local. */
export interface Nudges {
  morning_on: boolean;
  morning_at: string;
  evening_on: boolean;
  evening_at: string;
  weekly_on: boolean;
  weekly_day: number;
  weekly_at: string;
  insights_on: boolean;
  quiet_from: string;
  quiet_until: string;
  daily_cap: number;
  bundle_minutes: number;
  channels: Way[];
  ways: Partial<Record<Kind, Way>>;
  away_from: string | null;
  away_until: string | null;
}

export interface Sending {
  channel: Way;
  state: "claimed" | "waiting" | "sent" | "failed" | "unsure";
  tries: number;
  at: string;
  error: string | null;
}

export type DeliveryState = "due" | "held" | "sent" | "answered" | "failed" | "unsure" | "dropped";

export interface Delivery {
  id: string;
  kind: Kind;
  due_at: string;
  state: DeliveryState;
  reason: string;
  said: { text: string };
  send_at: string | null;
  sent_at: string | null;
  answered_at: string | null;
  answer: string | null;
  bundle_id: string | null;
  sendings: Sending[];
}

const STATES: Record<DeliveryState, string> = {
  due: "on its way",
  held: "held back",
  sent: "sent",
  answered: "answered",
  failed: "failed",
  unsure: "may not have arrived",
  dropped: "not sent",
};

export function sayDelivery({
  state,
  reason,
  answer,
}: Pick<Delivery, "state" | "reason" | "answer">): string {
  const more = state === "answered" ? answer : reason;
  return more ? `${STATES[state]}: ${more}` : STATES[state];
}

/** "Telegram: failed (blocked), Slack: sent": each way on which it was tried. */
export function sayWays(sendings: readonly Pick<Sending, "channel" | "state" | "error">[]): string {
  return sendings
    .map(({ channel, state, error }) => `${CHANNELS[channel]}: ${WENT[state]}${error ? ` (${error})` : ""}`)
    .join(", ");
}

const WENT: Record<Sending["state"], string> = {
  claimed: "being sent",
  waiting: "tried again soon",
  sent: "sent",
  failed: "failed",
  unsure: "not known",
};

/** The first line of a message without Markdown's signs, for a list. */
export function firstLine(text: string): string {
  const [line = ""] = text.split("\n").filter((each) => each.trim());
  return line.replace(/\\([\\`*_[\]<>#])|[*`_#]+/g, "$1").trim();
}

/** The channels with one of them a place further up. */
export function earlier(channels: readonly Way[], at: number): Way[] {
  const moved = [...channels];
  const [one] = moved.splice(at, 1);
  if (one) moved.splice(Math.max(0, at - 1), 0, one);
  return moved;
}

/** "9:41" left of a code. */
export function sayLeft(until: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
