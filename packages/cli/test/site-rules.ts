/** A rule that blocks and writes a deny, and one that escalates: the text of both, without what goes before and behind. */
export const siteRules = `rule "no-scp" {
  on       = "ToolExec"
  match    = '\\bscp\\b'
  verdict  = "block"
  severity = "high"
  reason   = "copies files to other machines"
  action   = "deny-exec"
}
rule "odd-name" {
  on       = "Dns"
  match    = '\\.example$'
  verdict  = "escalate"
  severity = "medium"
  reason   = "odd name"
}
`;
