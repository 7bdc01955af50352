/**
 * Why an agent gave no verdict. The message is one of our own sentences: it holds no text of the agent, of the event, of
 * the environment or of the arguments, so that it can stand in a reason.
 */
export class AgentFailure extends Error {
  override readonly name = "AgentFailure";
}
