import { vi } from "vitest";

type Router = typeof window.__remixRouter;
type Navigation = Router["state"]["navigation"];

/** Stands in for the router of a page at `path`. `arrive` ends the navigation that is on its way. */
export function routerAt(path: string, { isSubmitting = false } = {}) {
  const subscribers = new Set<(state: Router["state"]) => void>();
  const state = {
    location: new URL(path, location.href),
    navigation: { state: isSubmitting ? "submitting" : "idle" },
  } as unknown as Router["state"];
  const update = (navigation: Partial<Navigation>) => {
    state.navigation = navigation as Navigation;
    for (const tell of [...subscribers]) tell(state);
  };
  const navigate = vi.fn((to: string) => {
    update({ state: "loading", location: new URL(to, location.href) as unknown as Navigation["location"] });
  });
  const subscribe = (tell: (state: Router["state"]) => void) => {
    subscribers.add(tell);
    return () => subscribers.delete(tell);
  };
  window.__remixRouter = { state, navigate, subscribe } as unknown as Router;
  return {
    navigate,
    arrive() {
      state.location = state.navigation.location!;
      update({ state: "idle" });
    },
  };
}
