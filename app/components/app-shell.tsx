import { Link, useLocation } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { Brand } from "~/components/brand";
import { useCurrentInSight } from "~/components/use-current-in-sight";
import { ProjectDot } from "~/projects/project-dot";
import { ViewLinks } from "~/saved-views/view-links";
import { useFollowLinks } from "~/todos/list/follow-links";
import { SearchForm } from "~/todos/search/search-form";
import { type Counts, pathOf, type View } from "~/todos/views/views";

interface Person {
  name: string;
  email: string;
}

interface AppShellProps {
  user: Person;
  counts: Counts;
  children: ReactNode;
}

const NAMES: Record<View, string> = {
  inbox: "Inbox",
  today: "Today",
  upcoming: "Upcoming",
  all: "All",
  completed: "Completed",
  trash: "Trash",
};
const BESIDE: View[] = ["inbox", "today", "upcoming", "all", "completed", "trash"];
const BELOW: View[] = ["today", "inbox", "upcoming"];

/** What surrounds every signed-in page: the lists and the account, beside it on a desk, below it on a phone. */
export function AppShell({ user, counts, children }: AppShellProps) {
  const isSearch = useLocation().pathname === "/search";
  const followLinks = useFollowLinks();
  const lists = useRef<HTMLElement>(null);
  useCurrentInSight(lists);
  return (
    <div className="app">
      <header className="side" onClick={followLinks}>
        <Brand to="/todos/today" />
        {!isSearch && <SearchForm />}
        <nav aria-label="Lists" ref={lists}>
          <Lists views={BESIDE} counts={counts} />
          <Projects counts={counts} />
          <SavedViews counts={counts} />
        </nav>
        <div className="account">
          <p>{user.name}</p>
          <p className="hint">{user.email}</p>
          <ToPage path="/settings">Settings</ToPage>
          <SignOut />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {!isSearch && <ToSearch />}
        {children}
      </main>
      <nav className="tabs" aria-label="Main" onClick={followLinks}>
        <Lists views={BELOW} counts={counts} />
        <ToPage path="/projects">Browse</ToPage>
        <ToPage path="/settings">Settings</ToPage>
      </nav>
    </div>
  );
}

function Lists({ views, counts }: { views: View[]; counts: Counts }) {
  return views.map((view) => (
    <ToPage key={view} path={pathOf(view)}>
      {NAMES[view]}
      {view in counts && <Count number={counts[view as Extract<View, keyof Counts>]} />}
    </ToPage>
  ));
}

function Projects({ counts: { projects } }: { counts: Counts }) {
  const shown = projects.filter(({ archived }) => !archived);
  return (
    <>
      <h2>Projects</h2>
      {shown.map(({ id, name, color, open }) => (
        <ToPage key={id} path={pathOf({ projectId: id })}>
          <ProjectDot color={color} />
          <span className="name">{name}</span>
          <Count number={open} below={100} />
        </ToPage>
      ))}
      <ToPage path="/projects">All projects</ToPage>
      <ToPage path="/tags">Tags</ToPage>
    </>
  );
}

/** On a phone, where the search field is a page away. */
function ToSearch() {
  return (
    <Link className="to-search" to="/search" aria-label="Search your todos">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="m13 13 4.5 4.5" />
      </svg>
    </Link>
  );
}

function SavedViews({ counts: { views, projects } }: { counts: Counts }) {
  if (views.length === 0) return null;
  return (
    <>
      <h2>Saved views</h2>
      <ViewLinks views={views} projects={projects} />
      <ToPage path="/views">All saved views</ToPage>
    </>
  );
}

function ToPage({ path, children }: { path: string; children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <a className="to-page" href={path} aria-current={pathname === path ? "page" : undefined}>
      {children}
    </a>
  );
}

function Count({ number, below = 1000 }: { number: number; below?: number }) {
  if (number === 0) return null;
  return <span className="count">{number < below ? number : `${below - 1}+`}</span>;
}

/** Ends the session. */
export function SignOut({ className = "quiet" }: { className?: string }) {
  return (
    <form method="post" action="/sign-out">
      <button className={className}>Sign out</button>
    </form>
  );
}
