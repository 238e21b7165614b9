import express from "express";
import pg from "pg";

// What a server with nothing in it takes to start. Plain JavaScript, so that nothing has to be compiled meanwhile.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();
app.get("/", (_req, res, next) => {
  pool.query("select 1").then(() => res.send("ok"), next);
});
app.listen(Number(process.env.PORT));
