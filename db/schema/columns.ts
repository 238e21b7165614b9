import { customType } from "drizzle-orm/pg-core";
import { PRIORITIES, type Priority } from "../../app/todos/priorities";

/** A priority by its name; in the database its rank, so that it can be sorted by. */
export const priority = customType<{ data: Priority; driverData: number }>({
  dataType: () => "smallint",
  toDriver: (name) => PRIORITIES.indexOf(name),
  fromDriver: (rank) => PRIORITIES[rank]!,
});

/** A time of day to the minute, as `15:30`. */
export const minuteOfDay = customType<{ data: string; driverData: string }>({
  dataType: () => "time",
  fromDriver: (time) => time.slice(0, 5),
});

/** Text that is sorted by its bytes, whatever the language of the database. */
export const sortKey = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
