import type { OperationOnPage, Row } from "~/api/docs/operations.server";
import { Prose } from "~/api/docs/prose";

/** One method on one path: what it takes, what it answers, and a call to copy. */
export function OperationSection({ operation }: { operation: OperationOnPage }) {
  const { id, method, path, summary, description, parameters, body, bodyRequired, answers, curl } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>
        <code className="method">{method}</code> {summary}
      </h4>
      {description && (
        <p>
          <Prose text={description} />
        </p>
      )}
      <pre tabIndex={0} role="group" aria-label={`${method} ${path} with curl`}>
        {curl}
      </pre>
      <Rows caption="Parameters" rows={parameters} />
      <Rows caption={bodyRequired ? "Body" : "Body, may be left out"} rows={body} />
      <h5>Answers</h5>
      <dl>
        {answers.map((answer) => (
          <div key={answer.status}>
            <dt>
              <code>{answer.status}</code>
            </dt>
            <dd>
              <Prose text={answer.description} />
              {answer.headers.length > 0 && ` Headers: ${answer.headers.join(", ")}.`}
              {answer.example && (
                <pre tabIndex={0} role="group" aria-label={`Example of ${answer.status}`}>
                  {answer.example}
                </pre>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Rows({ caption, rows }: { caption: string; rows: (Row & { place?: string })[] }) {
  if (rows.length === 0) return null;
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {rows.map(({ name, place, type, required, description }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <span className="type">
                {[place, type, required ? "required" : "optional"].filter(Boolean).join(", ")}
              </span>
              <Prose text={description} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
