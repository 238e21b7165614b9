import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";
import { renderToString } from "react-dom/server";
import { uuidv7 } from "uuidv7";
import { FloorPage, type FloorRow } from "./floor-page";

// The least that must happen for each kind of answer: one statement that the driver has prepared, and node:http.
const { DATABASE_URL, USER_ID, WRITER_ID, PORT } = process.env as Record<string, string>;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 5 });

const LIST = {
  name: "list",
  text: `select id, title, notes, completed, completed_at as "completedAt", priority, due_on::text as "dueOn",
    due_time as "dueTime", due_zone as "dueZone", created_at as "createdAt", updated_at as "updatedAt", version
    from todo where user_id = $1 and not completed and deleted_at is null order by id desc limit 50`,
};
const INSERT = {
  name: "insert",
  text: "insert into todo (id, user_id, title) values ($1, $2, $3) returning id, title, completed, created_at",
};

const fixedPage = Buffer.from(`<!DOCTYPE html><title>Todos</title>${"<p>Water the plants</p>".repeat(850)}`);

const answers: Record<string, (req: IncomingMessage, res: ServerResponse) => Promise<void> | void> = {
  "/fixed": (_req, res) => send(res, 200, "text/html; charset=utf-8", fixedPage),
  "/json": async (_req, res) => send(res, 200, "application/json", JSON.stringify({ items: await list() })),
  "/render": async (_req, res) => {
    const page = renderToString(<FloorPage todos={await list()} />);
    send(res, 200, "text/html; charset=utf-8", `<!DOCTYPE html>${page}`);
  },
  "/insert": async (req, res) => {
    const { title } = JSON.parse(await readBody(req)) as { title: string };
    const { rows } = await pool.query({ ...INSERT, values: [uuidv7(), WRITER_ID, title] });
    send(res, 201, "application/json", JSON.stringify(rows[0]));
  },
};

createServer((req, res) => void answers[req.url!]!(req, res)).listen(Number(PORT));

async function list() {
  return (await pool.query<FloorRow>({ ...LIST, values: [USER_ID] })).rows;
}

async function readBody(req: IncomingMessage) {
  let body = "";
  for await (const chunk of req.setEncoding("utf8")) body += String(chunk);
  return body;
}

function send(res: ServerResponse, status: number, type: string, body: string | Buffer) {
  res.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) }).end(body);
}
