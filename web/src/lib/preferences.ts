import { useQuery } from "@tanstack/react-query";
import type { Preferences } from "./hrm";
import { get } from "./http";

type Shown = Pick<Preferences, "detail" | "show_confidence" | "show_path">;

const USUAL: Shown = { detail: "balanced", show_confidence: true, show_path: true };

/** How the user wants reasons to be shown; the usual way until it is known. */
export function useShown(): Shown {
  const known = useQuery({
    queryKey: ["preferences"],
    queryFn: () => get<Preferences>("/api/preferences"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return known.data ?? USUAL;
}
