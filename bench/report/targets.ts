import { FLOORS } from "../measure/scenarios";
import type { Findings } from "./findings";
import { median } from "./statistics";

/** What must be reached, and where one would stop. */
export interface Target {
  name: string;
  measured: number;
  must: number;
  aim?: number;
  unit: string;
  /** Whether more is better. */
  atLeast?: boolean;
  /** Why this run says nothing about it. */
  notJudged?: string;
}

export function listTargets(findings: Findings): Target[] {
  return [...ratios(findings), ...processes(findings), ...sizes(findings), ...starts(findings)];
}

function processes({ twoProcesses: { perSecond, onAsManyCores } }: Findings): Target[] {
  const notJudged = onAsManyCores ? undefined : "nothing here keeps the load and Postgres on as many cores";
  return [...perSecond].map(([name, ratios]) => ({
    ...{ name: `two processes on two cores / one on one, ${name}`, measured: median(ratios) },
    ...{ unit: "×", must: 1.6, aim: 1.8, atLeast: true, notJudged },
  }));
}

/** Whether a target is reached. */
export function isHeld({ measured, must, atLeast }: Target): boolean {
  return atLeast ? measured >= must : measured <= must;
}

function ratios(findings: Findings): Target[] {
  const ratio = (name: string, against: string, must: number, aim: number): Target => ({
    ...{ name: `${name} / ${against}`, must, aim, unit: "×" },
    measured: medianRatio(findings, name, against),
  });
  const heavy = (name: string, against: string) => ratio(name, against, 2, 1.3);
  return [
    ratio("page: Today", FLOORS.render, 4.5, 3),
    ratio("page: All", FLOORS.render, 4.5, 3),
    ratio("data of All", FLOORS.json, 5, 3),
    ratio("API list of 50", FLOORS.json, 3.5, 2),
    ratio("create by form", FLOORS.insert, 6, 3),
    ratio("create by API", FLOORS.insert, 6, 3),
    heavy("page: All, of 100,000", "page: All"),
    heavy("page: Today, of 100,000", "page: Today"),
    heavy("page: All, page 1,000 of 100,000", "page: All"),
    heavy("page: search, of 100,000", "page: search"),
    heavy("API list, of 100,000", "API list of 50"),
    heavy("API list, page 1,000 of 100,000", "API list of 50"),
  ];
}

function medianRatio({ samples }: Findings, name: string, against: string) {
  const floors = samples.get(against)!;
  return median(samples.get(name)!.map(({ cpuMicros }, round) => cpuMicros / floors[round]!.cpuMicros));
}

function sizes({ scenarios, samples, sizes, starts }: Findings): Target[] {
  const [kb, mb] = [1024, 1024 ** 2];
  const ofApp = scenarios.filter(({ server }) => server === "app").flatMap(({ name }) => samples.get(name)!);
  const residentBytes = Math.max(...ofApp.map((sample) => sample.residentBytes));
  return [
    { name: "document, compressed", measured: sizes.document / kb, must: 12, unit: "KB" },
    { name: "JavaScript of the first page", measured: sizes.javascript / kb, must: 95, unit: "KB" },
    { name: "CSS of the first page", measured: sizes.css / kb, must: 12, unit: "KB" },
    { name: "requests to other origins", measured: sizes.otherOrigins.length, must: 0, unit: "" },
    { name: "memory under this load", measured: residentBytes / mb, must: 220, unit: "MB" },
    {
      name: "memory of a first embedded start",
      measured: starts.firstStartBytes / mb,
      must: 400,
      unit: "MB",
    },
  ];
}

function starts({ starts: { express, postgres, embedded, embeddedFirst } }: Findings): Target[] {
  const ratio = (name: string, times: number[], must: number, aim?: number): Target => ({
    ...{ name: `${name} / Express with pg`, must, aim, unit: "×" },
    measured: median(times.map((ms, time) => ms / express[time]!)),
  });
  return [
    ratio("start on Postgres", postgres, 4, 3),
    ratio("start, embedded", embedded, 8),
    ratio("first start, embedded", embeddedFirst, 12),
  ];
}
