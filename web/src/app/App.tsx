import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { MeProvider } from "../lib/me";
import { queries } from "../lib/queries";
import { arrival, whoAmI } from "../lib/session";
import { useStore } from "../lib/store";
import { Logo } from "../ui/Logo";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Door />
    </QueryClientProvider>
  );
}

/** Lets in who is signed in, shows everybody else how to be. */
function Door() {
  const link = useStore(arrival);
  const me = useQuery({
    queryKey: ["me"],
    queryFn: whoAmI,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: link !== "trying",
  });
  if (link === "trying" || me.isPending) {
    return (
      <main className="door" aria-busy="true" aria-label="Aurum">
        <Logo size={56} working />
      </main>
    );
  }
  if (me.data) {
    return (
      <MeProvider me={me.data}>
        <Shell />
      </MeProvider>
    );
  }
  return (
    <SignIn
      refused={typeof link === "string" ? null : link}
      unreachable={me.error}
      retry={() => void me.refetch()}
    />
  );
}
