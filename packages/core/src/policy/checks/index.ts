import type { Check } from "../define-check.js";
import { actionAny } from "./action-any.js";
import { actionMismatch } from "./action-mismatch.js";
import { actionNoSink } from "./action-no-sink.js";
import { actionOnAllow } from "./action-on-allow.js";
import { actionOnEscalate } from "./action-on-escalate.js";
import { agentArgsPrompt } from "./agent-args-prompt.js";
import { agentBinArgs } from "./agent-bin-args.js";
import { agentBinEmpty } from "./agent-bin-empty.js";
import { assertUnproven } from "./assert-unproven.js";
import { callNotAllowed } from "./call-not-allowed.js";
import { denyEmptyBlock } from "./deny-empty-block.js";
import { denyEmptyPath } from "./deny-empty-path.js";
import { denyRelativePath } from "./deny-relative-path.js";
import { denySamePath } from "./deny-same-path.js";
import { dryRunSinks } from "./dry-run-sinks.js";
import { envName } from "./env-name.js";
import { expectSyntax } from "./expect-syntax.js";
import { failOpen } from "./fail-open.js";
import { failsOpen } from "./fails-open.js";
import { llmInsecureUrl } from "./llm-insecure-url.js";
import { llmKeyEmpty } from "./llm-key-empty.js";
import { llmLiteralKey } from "./llm-literal-key.js";
import { llmUrl } from "./llm-url.js";
import { llmUrlCredentials } from "./llm-url-credentials.js";
import { llmUrlSuffix } from "./llm-url-suffix.js";
import { maskKindDuplicate } from "./mask-kind-duplicate.js";
import { maskMatchEmpty } from "./mask-match-empty.js";
import { matchAll } from "./match-all.js";
import { matchControl } from "./match-control.js";
import { matchNever } from "./match-never.js";
import { nameBuiltin } from "./name-builtin.js";
import { nameDuplicate } from "./name-duplicate.js";
import { nameEmpty } from "./name-empty.js";
import { nameStyle } from "./name-style.js";
import { nameTwice } from "./name-twice.js";
import { onActivations } from "./on-activations.js";
import { portabilityAddition } from "./portability-addition.js";
import { portabilityBlockComment } from "./portability-block-comment.js";
import { portabilityOneLineBlock } from "./portability-one-line-block.js";
import { portabilityRuleBlock } from "./portability-rule-block.js";
import { portabilitySingleQuote } from "./portability-single-quote.js";
import { portabilityUnknownEscape } from "./portability-unknown-escape.js";
import { reasonEmpty } from "./reason-empty.js";
import { regexBackreference } from "./regex-backreference.js";
import { regexLookaround } from "./regex-lookaround.js";
import { regexSize } from "./regex-size.js";
import { regexSyntax } from "./regex-syntax.js";
import { ruleAction } from "./rule-action.js";
import { ruleOn } from "./rule-on.js";
import { ruleRisk } from "./rule-risk.js";
import { ruleSeverity } from "./rule-severity.js";
import { ruleVerdict } from "./rule-verdict.js";
import { rulesBlockSpelling } from "./rules-block-spelling.js";
import { rulesEmpty } from "./rules-empty.js";
import { rulesMixed } from "./rules-mixed.js";
import { rulesSingleObject } from "./rules-single-object.js";
import { saeDictEmpty } from "./sae-dict-empty.js";
import { saeThresholdOrder } from "./sae-threshold-order.js";
import { saeThresholdPair } from "./sae-threshold-pair.js";
import { saeThresholdRange } from "./sae-threshold-range.js";
import { shadowed } from "./shadowed.js";
import { shadowsAll } from "./shadows-all.js";
import { speculateCase } from "./speculate-case.js";
import { speculateNeedsTiers } from "./speculate-needs-tiers.js";
import { speculateValue } from "./speculate-value.js";
import { timeoutFraction } from "./timeout-fraction.js";
import { timeoutRange } from "./timeout-range.js";
import { timeoutSpelling } from "./timeout-spelling.js";
import { unescapedDot } from "./unescaped-dot.js";

/** Every check of the policy, one for each code. `npm run new:check` adds to it. */
export const checks: readonly Check[] = [
  actionAny,
  actionMismatch,
  actionNoSink,
  actionOnAllow,
  actionOnEscalate,
  agentArgsPrompt,
  agentBinArgs,
  agentBinEmpty,
  assertUnproven,
  callNotAllowed,
  denyEmptyBlock,
  denyEmptyPath,
  denyRelativePath,
  denySamePath,
  dryRunSinks,
  envName,
  expectSyntax,
  failOpen,
  failsOpen,
  llmInsecureUrl,
  llmKeyEmpty,
  llmLiteralKey,
  llmUrl,
  llmUrlCredentials,
  llmUrlSuffix,
  maskKindDuplicate,
  maskMatchEmpty,
  matchAll,
  matchControl,
  matchNever,
  nameBuiltin,
  nameDuplicate,
  nameEmpty,
  nameStyle,
  nameTwice,
  onActivations,
  portabilityAddition,
  portabilityBlockComment,
  portabilityOneLineBlock,
  portabilityRuleBlock,
  portabilitySingleQuote,
  portabilityUnknownEscape,
  reasonEmpty,
  regexBackreference,
  regexLookaround,
  regexSize,
  regexSyntax,
  ruleAction,
  ruleOn,
  ruleRisk,
  ruleSeverity,
  ruleVerdict,
  rulesBlockSpelling,
  rulesEmpty,
  rulesMixed,
  rulesSingleObject,
  saeDictEmpty,
  saeThresholdOrder,
  saeThresholdPair,
  saeThresholdRange,
  shadowed,
  shadowsAll,
  speculateCase,
  speculateNeedsTiers,
  speculateValue,
  timeoutFraction,
  timeoutRange,
  timeoutSpelling,
  unescapedDot,
];
