declare const valueOfText: unique symbol;

/** A value as one JSON text: turbo-stream writes and reads a long list value by value, which takes longer. */
export type JsonText<Value> = string & { readonly [valueOfText]?: Value };

export function toJsonText<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value);
}

export function fromJsonText<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text) as Value;
}
