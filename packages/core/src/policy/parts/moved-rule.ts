import { type Block, moveItem, moveLabel, moveRange, moveValue, type ObjectLiteral } from "@a3s/acl-grammar";
import type { BodyModel, Field, LiteralText, PatternModel, RuleModel } from "../model/model.js";
import type { Rule } from "../policy.js";
import { moveChosen, moveField, moveText } from "./move-model.js";

/**
 * A rule of a part, at its place in the document. Of thousands of rules a version looks at the places of a few, so each
 * is made when it is asked for.
 */
export class MovedRule implements RuleModel {
  readonly ordinal: number;
  readonly spelling: RuleModel["spelling"];
  /** The rule that judges; absent where this one is not sound. */
  readonly built: Rule | undefined;
  private readonly source: RuleModel;
  private readonly delta: number;
  private movedBody: BodyModel | undefined;

  constructor(source: RuleModel, built: Rule | undefined, place: { readonly delta: number; readonly ordinal: number }) {
    this.ordinal = place.ordinal;
    this.spelling = source.spelling;
    this.built = built && {
      ...built,
      range: moveRange(built.range, place.delta),
      nameRange: moveRange(built.nameRange, place.delta),
    };
    this.source = source;
    this.delta = place.delta;
    this.movedBody = undefined;
  }

  get body(): BodyModel {
    this.movedBody ??= new MovedBody(this.source.body, this.delta);
    return this.movedBody;
  }

  get name(): LiteralText | undefined {
    return this.source.name && moveText(this.source.name, this.delta);
  }

  get on(): RuleModel["on"] {
    return this.source.on && moveChosen(this.source.on, this.delta);
  }

  get match(): PatternModel | undefined {
    const { match } = this.source;
    return match && { text: moveText(match.text, this.delta), regex: match.regex };
  }

  get verdict(): RuleModel["verdict"] {
    return this.source.verdict && moveChosen(this.source.verdict, this.delta);
  }

  get severity(): RuleModel["severity"] {
    return this.source.severity && moveChosen(this.source.severity, this.delta);
  }

  get reason(): LiteralText | undefined {
    return this.source.reason && moveText(this.source.reason, this.delta);
  }

  get action(): RuleModel["action"] {
    return this.source.action && moveChosen(this.source.action, this.delta);
  }

  get risk(): RuleModel["risk"] {
    return this.source.risk && moveChosen(this.source.risk, this.delta);
  }
}

class MovedBody implements BodyModel {
  readonly incomplete: boolean;
  private readonly source: BodyModel;
  private readonly delta: number;

  constructor(source: BodyModel, delta: number) {
    this.incomplete = source.incomplete;
    this.source = source;
    this.delta = delta;
  }

  get schema(): BodyModel["schema"] {
    return this.source.schema;
  }

  get node(): Block | ObjectLiteral {
    return moveNode(this.source.node, this.delta);
  }

  get nameRange(): BodyModel["nameRange"] {
    return moveRange(this.source.nameRange, this.delta);
  }

  get labels(): BodyModel["labels"] {
    return this.source.labels.map((label) => moveLabel(label, this.delta));
  }

  get fields(): ReadonlyMap<string, Field> {
    return new Map([...this.source.fields].map(([name, field]) => [name, moveField(field, this.delta)]));
  }
}

function moveNode(node: BodyModel["node"], delta: number): Block | ObjectLiteral {
  if (node.kind === "object") return moveValue(node, delta) as ObjectLiteral;
  if (node.kind === "block") return moveItem(node, delta) as Block;
  throw new TypeError("a rule is no document");
}
