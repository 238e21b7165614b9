/** Tells loaders that what an answer led to is on the page already. */
export interface Followed {
  isLoaded: boolean;
}

let sent = 0;
let followed = 0;

/**
 * Takes note of a form that is being sent, and returns what to do with the redirect that answers it. A navigation's is thrown
 * on to the router. That of a form sent in the background is followed here, and its answer is there once the page is: the
 * router drops such a redirect when it has followed another one since, and the page would miss what was changed.
 */
export function redirectFollower(): (redirect: Response) => Promise<Followed> {
  const { navigation, location } = window.__remixRouter.state;
  if (navigation.state === "submitting") return (redirect) => Promise.reject(redirect);
  const order = ++sent;
  const sentFrom = pageOf(location);
  return async (redirect) => {
    const { navigation, location } = window.__remixRouter.state;
    const isElsewhere = pageOf(navigation.location ?? location) !== sentFrom;
    // Who has gone on or is just saving stays there, and so does the message of a later form; the router loads the page anew.
    if (isElsewhere || navigation.state === "submitting" || order < followed) return { isLoaded: false };
    followed = order;
    await goTo(redirect);
    return { isLoaded: true };
  };
}

/** Ends when the page is there, or another one that was asked for since. */
async function goTo({ headers }: Response) {
  const router = window.__remixRouter;
  const arrived = new Promise<void>((resolve) => {
    const stop = router.subscribe(({ navigation }) => {
      if (navigation.state !== "idle") return;
      stop();
      resolve();
    });
  });
  void router.navigate(headers.get("Location"), {
    replace: headers.has("X-Remix-Replace"),
    preventScrollReset: true,
  });
  await arrived;
}

/** The address of a page, whatever was done on it last. */
function pageOf({ pathname, search }: { pathname: string; search: string }) {
  const query = new URLSearchParams(search);
  query.delete("undo");
  return `${pathname}?${query}`;
}
