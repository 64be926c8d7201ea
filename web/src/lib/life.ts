import { useQuery } from "@tanstack/react-query";
import { getAll } from "./http";
import type { Area, Pillar, Project } from "./records";

/** Pillars, areas and projects, all of them: what the tree hangs on and what a thing can be moved to. */
export function useGoals(archived = false) {
  const query = archived ? "?archived=true" : "";
  const pillars = useQuery({
    queryKey: ["pillars", archived],
    queryFn: () => getAll<Pillar>(`/api/pillars${query}`),
  });
  const areas = useQuery({
    queryKey: ["areas", archived],
    queryFn: () => getAll<Area>(`/api/areas${query}`),
  });
  const projects = useQuery({
    queryKey: ["projects", archived],
    queryFn: () => getAll<Project>(`/api/projects${query}`),
  });
  const all = [pillars, areas, projects];
  return {
    pillars: pillars.data ?? [],
    areas: areas.data ?? [],
    projects: projects.data ?? [],
    ready: all.every(({ isSuccess }) => isSuccess),
    error: all.find(({ isError }) => isError)?.error ?? null,
    retry: () => all.forEach((query) => void query.refetch()),
  };
}
