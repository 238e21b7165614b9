import { vi } from "vitest";

type Router = typeof window.__remixRouter;
type Navigation = Router["state"]["navigation"];

/** Stands in for the router of a page at `path`. `submit` sends a form of that page, `arrive` ends what is on its way. */
export function routerAt(path: string) {
  const subscribers = new Set<(state: Router["state"]) => void>();
  const state = {
    location: new URL(path, location.href),
    navigation: { state: "idle" },
  } as unknown as Router["state"];
  const update = (navigation: { state: Navigation["state"]; location?: URL }) => {
    state.navigation = navigation as unknown as Navigation;
    for (const tell of [...subscribers]) tell(state);
  };
  const navigate = vi.fn((to: string) => {
    update({ state: "loading", location: new URL(to, location.href) });
  });
  const subscribe = (tell: (state: Router["state"]) => void) => {
    subscribers.add(tell);
    return () => subscribers.delete(tell);
  };
  window.__remixRouter = { state, navigate, subscribe } as unknown as Router;
  return {
    navigate,
    submit() {
      update({ state: "submitting", location: new URL(path, location.href) });
    },
    arrive() {
      state.location = state.navigation.location!;
      update({ state: "idle" });
    },
  };
}
