/** What the canonical form has to know of a schema: the types of blocks whose order means nothing. */
export interface CanonicalSchema {
  /** By type of block; a type that is not listed is ordered, and so is everything in it. */
  readonly blocks: Readonly<Record<string, CanonicalBlockSchema>>;
}

export interface CanonicalBlockSchema {
  /** Default false. */
  readonly unordered?: boolean;
  /** The schema of the block's body; without one everything in it is ordered. */
  readonly body?: CanonicalSchema;
}

/** `type` is a name of the document: names such as `constructor` find nothing. */
export function blockSchema(schema: CanonicalSchema | undefined, type: string): CanonicalBlockSchema | undefined {
  if (schema === undefined || !Object.hasOwn(schema.blocks, type)) return undefined;
  return schema.blocks[type];
}
