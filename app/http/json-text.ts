declare const written: unique symbol;

/** A value as JSON. Where a page's data has much, one text is written and read faster than turbo-stream's value after value. */
export type JsonText<Value> = string & { readonly [written]?: Value };

export function toJsonText<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value);
}

export function fromJsonText<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text) as Value;
}
