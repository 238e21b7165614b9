import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiDocument } from "~/api/description/document.server";
import { exampleProblems } from "~/api/description/examples";
import styles from "~/api/docs/docs.css?url";
import { OperationSection } from "~/api/docs/operation-section";
import { readDocument } from "~/api/docs/operations.server";
import { Prose } from "~/api/docs/prose";
import { PlainPage } from "~/components/plain-page";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction = () => [{ title: "API · Ownlist" }];

export function loader() {
  const document = apiDocument();
  return {
    about: document.info.description.split("\n\n"),
    problem: JSON.stringify(exampleProblems[422], null, 2),
    tags: readDocument(document),
  };
}

export default function ApiDocsPage() {
  const { about, problem, tags } = useLoaderData<typeof loader>();
  return (
    <PlainPage className="api-docs">
      <h1>The API</h1>
      {about.map((paragraph) => (
        <p key={paragraph}>
          <Prose text={paragraph} />
        </p>
      ))}
      <pre tabIndex={0} role="group" aria-label="Example of a problem document">
        {problem}
      </pre>
      <p>
        For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
      </p>
      <Contents tags={tags} />
      {tags.map((tag) => (
        <section key={tag.name} aria-labelledby={tag.name}>
          <h2 id={tag.name}>{tag.name}</h2>
          <p>{tag.description}</p>
          {tag.paths.map(({ path, operations }) => (
            <section key={path}>
              <h3>
                <code>{path}</code>
              </h3>
              {operations.map((operation) => (
                <OperationSection key={operation.id} operation={operation} />
              ))}
            </section>
          ))}
        </section>
      ))}
    </PlainPage>
  );
}

function Contents({ tags }: Pick<ReturnType<typeof loader>, "tags">) {
  const operations = tags.flatMap((tag) => tag.paths.flatMap((path) => path.operations));
  return (
    <nav aria-label="Calls">
      <ul>
        {operations.map(({ id, method, path, summary }) => (
          <li key={id}>
            <a href={`#${id}`}>{summary}</a> <code>{`${method} ${path}`}</code>
          </li>
        ))}
      </ul>
    </nav>
  );
}
