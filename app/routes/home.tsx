import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { PlainPage } from "~/components/plain-page";
import { CheckCircle } from "~/components/check-circle";
import { getUser } from "~/auth/require-user.server";

const PICTURED = [
  "Call the landlord about the boiler",
  "Water the plants",
  "Send chapter two to the committee",
];

export const meta: MetaFunction = () => [
  { title: "Ownlist: a todo list that is your own" },
  {
    name: "description",
    content: "A todo list you run yourself, where nobody else can see or change what is yours.",
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await getUser(args);
  return user ? redirect("/todos/today") : null;
}

export default function HomePage() {
  return (
    <PlainPage className="welcome">
      <div>
        <h1>A todo list that is your own</h1>
        <p className="lead">
          Write it down, tick it off. Ownlist runs where you put it, and nobody else can see or change what is
          yours.
        </p>
        <div className="actions">
          <a className="button" href="/sign-up">
            Sign up
          </a>
          <a className="button second" href="/sign-in">
            Sign in
          </a>
        </div>
        <Promises />
      </div>
      <Picture />
    </PlainPage>
  );
}

function Promises() {
  return (
    <ul className="promises">
      <li>
        <strong>Nothing gets lost</strong> Every deletion can be undone, and two people typing at once both
        keep their words.
      </li>
      <li>
        <strong>Works anywhere</strong> On a phone, on an old computer, with scripts switched off.
      </li>
      <li>
        <strong>Open to your tools</strong> Everything you can do here, a program of yours can do with a
        token.
      </li>
    </ul>
  );
}

function Picture() {
  return (
    <div className="picture" aria-hidden="true">
      <p>Todos</p>
      <ul>
        {PICTURED.map((title) => (
          <li key={title}>
            <CheckCircle />
            {title}
          </li>
        ))}
        <li className="done">
          <CheckCircle />
          <span className="title">Buy oat milk</span>
        </li>
      </ul>
    </div>
  );
}
