import type { FieldType } from "./field-table.js";

/** Stands for a value of the wrong type or out of range. No JSON value is equal to it. */
export const invalid: unique symbol = Symbol("invalid");

const maxU16 = 0xffff;
const maxU32 = 0xffff_ffff;
export const maxU64 = 0xffff_ffff_ffff_ffffn;

/**
 * Checks a JSON value against a field type. A 64-bit integer is given as a bigint, exact as written, or as the number
 * that JSON.parse made of it where that is exact.
 */
export function readFieldValue(type: FieldType, value: unknown): unknown {
  return readers[type](value);
}

const readers: Readonly<Record<FieldType, (value: unknown) => unknown>> = {
  u16: (value) => readInteger(value, maxU16),
  u32: (value) => readInteger(value, maxU32),
  u64: readU64,
  string: (value) => (typeof value === "string" ? value : invalid),
  bool: (value) => (typeof value === "boolean" ? value : invalid),
  "string-list": (value) => readList(value, readers.string),
  "feature-list": (value) => readList(value, readFeature),
};

function readInteger(value: unknown, max: number): number | typeof invalid {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > max) return invalid;
  // Minus zero is written and compared like zero.
  return value === 0 ? 0 : value;
}

function readU64(value: unknown): bigint | typeof invalid {
  if (typeof value === "bigint") return value >= 0n && value <= maxU64 ? value : invalid;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? BigInt(value as number) : invalid;
}

function readList(value: unknown, readItem: (item: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return invalid;
  const items: unknown[] = [];
  for (const item of value) {
    const read = readItem(item);
    if (read === invalid) return invalid;
    items.push(read);
  }
  return items;
}

function readFeature(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 2) return invalid;
  const id = readInteger(value[0], maxU32);
  const activation: unknown = value[1];
  // JSON.parse reads 1e999 as Infinity, which no collector can have measured.
  if (id === invalid || typeof activation !== "number" || !Number.isFinite(activation)) return invalid;
  return [id, activation];
}
