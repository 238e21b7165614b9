/** The colours a project can have. Its name always stands beside it. */
export const COLORS = ["gray", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"] as const;

export type Color = (typeof COLORS)[number];

/** A colour as a person calls it. */
export function colorName(color: Color): string {
  return color === "gray" ? "Grey" : color[0]!.toUpperCase() + color.slice(1);
}
