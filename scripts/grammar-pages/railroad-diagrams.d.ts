declare module "railroad-diagrams" {
  /** A part of a diagram, or a whole one, whose text is an `svg` element. */
  export interface Part {
    toString(): string;
  }

  export function Diagram(...parts: Part[]): Part;
  export function Sequence(...parts: Part[]): Part;
  export function Choice(normal: number, ...parts: Part[]): Part;
  export function Optional(part: Part): Part;
  export function OneOrMore(part: Part, separator?: Part): Part;
  export function ZeroOrMore(part: Part, separator?: Part): Part;
  export function Terminal(text: string): Part;
  export function NonTerminal(text: string, href?: string): Part;
  export function Skip(): Part;
}
