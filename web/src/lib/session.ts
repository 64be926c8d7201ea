import { ask, get, Problem } from "./http";
import { queries } from "./queries";
import type { Me } from "./records";
import { makeStore } from "./store";

/** How the sign-in link that opened this page fares. */
export const arrival = makeStore<"nothing" | "trying" | Problem>("nothing");

/** Trades the one-time code in the address for a session, and takes it out of the address and its history. */
export async function arrive(): Promise<void> {
  const code = /^#sign-in=([^&]+)/.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(null, "", location.pathname + location.search);
  arrival.set("trying");
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  try {
    await ask("POST", "/api/auth/session", { code: decodeURIComponent(code), ...(zone ? { zone } : {}) });
    arrival.set("nothing");
  } catch (error) {
    arrival.set(error instanceof Problem ? error : new Problem(0, "Something went wrong", String(error)));
  }
  await queries.invalidateQueries({ queryKey: ["me"] });
}

/** Who is signed in, or null for nobody. */
export async function whoAmI(): Promise<Me | null> {
  try {
    return await get<Me>("/api/me");
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await ask("DELETE", "/api/auth/session");
  location.assign("/");
}
