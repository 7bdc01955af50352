import { expandExample } from "@a3s/sentry-core";

/** One text of which is known what is a secret in it. */
export interface LabelledText {
  readonly text: string;
  /** The secret; undefined where there is none. */
  readonly secret?: string;
  readonly kind: string;
}

/** Shapes of secrets, which are filled with random characters: see `expandExample`. */
const secretShapes: Readonly<Record<string, readonly string[]>> = {
  ANTHROPIC_KEY: ["sk-ant-api03-‹93 url›AA"],
  OPENAI_KEY: ["sk-‹20 alnum›T3BlbkFJ‹20 alnum›", "sk-proj-‹58 url›T3BlbkFJ‹58 url›"],
  STRIPE_KEY: ["sk_live_‹24 alnum›", "rk_live_‹99 alnum›"],
  GOOGLE_KEY: ["AIza‹35 url›"],
  GOOGLE_OAUTH: ["GOCSPX-‹28 url›"],
  AWS_KEY_ID: ["AKIA‹16 upper›", "ASIA‹16 upper›"],
  GITHUB_TOKEN: ["ghp_‹36 alnum›", "github_pat_‹22 alnum›_‹59 alnum›"],
  GITLAB_TOKEN: ["glpat-‹20 url›"],
  SLACK_TOKEN: ["xoxb-‹12 digits›-‹13 digits›-‹24 alnum›"],
  NPM_TOKEN: ["npm_‹36 alnum›"],
  PYPI_TOKEN: ["pypi-AgEIcHlwaS5vcmc‹120 url›"],
  HUGGINGFACE_TOKEN: ["hf_‹34 letters›"],
  SENDGRID_KEY: ["SG.‹22 url›.‹43 url›"],
  TWILIO_KEY: ["SK‹32 hex›"],
  TELEGRAM_TOKEN: ["‹10 digits›:AA‹33 url›"],
  JWT: ["eyJhbGciOiJIUzI1NiJ9.eyJ‹60 url›.‹43 url›"],
  EMAIL: ["alice.‹6 letters›@example.com"],
  CARD_NUMBER: ["4242 4242 4242 4242", "5555555555554444", "378282246310005"],
  IBAN: ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"],
};

/** Where a secret may stand. */
const places = [
  "use @@ for that",
  '{"role":"user","content":"my key is @@, is that right?"}',
  '{"role":"tool","content":"export X=1\\n@@\\nexport Y=2"}',
  "2026-01-02T03:04:05Z INFO client: sent @@ (200 OK)",
  "const value = '@@';",
  "curl -H 'X-Value: @@' https://api.internal/v1",
  "value: @@\n",
  "| name | @@ |",
];

/** Secrets that only their label gives away. */
const labelled = [
  "password=@@",
  'DB_PASSWORD="@@"',
  '{"password": "@@", "user": "app"}',
  '{\\"client_secret\\": \\"@@\\"}',
  "secret_key: @@",
  "postgres://app:@@@db.internal:5432/app",
  "Authorization: Bearer @@",
  "const apiKey = '@@';",
];

/** What looks like a secret and is none. */
const nearMisses = [
  "OPENAI_API_KEY=YOUR_API_KEY",
  "api_key: sk-...",
  "token: <your-token-here>",
  "password=xxxxxxxxxxxx",
  "password: $" + "{DB_PASSWORD}",
  "apiKey: process.env.OPENAI_API_KEY",
  "token = os.environ['TOKEN']",
  "commit ‹40 hex›",
  "sha256:‹64 hex›",
  '"integrity": "sha512-‹86 base64›=="',
  "id 550e8400-e29b-41d4-a716-446655440000",
  "<img src='data:image/png;base64,iVBORw0KGgo‹400 base64›'>",
  "//# sourceMappingURL=data:application/json;base64,eyJ‹300 base64›",
  "function a(b,c){return b.token?c(b.token):d(b,function(e){e.password=f(e)})}",
  "order 1234567890123456 shipped at 1700000000000",
  "password: string; token?: string | null;",
  "The secret to good tests: patience, and a token effort.",
  "max_tokens: 4096, prompt_tokens: 1201",
  "git clone git@github.com:owner/repository.git",
  "npm i @scope/package@1.2.3",
  "<div class='sk-folding-cube sk-circle-fade-dot'></div>",
  "aria-label='Password' placeholder='Enter your password'",
  'etag: W/"‹27 base64›"',
  "trace_id=‹32 hex› span_id=‹16 hex›",
  "import { SecretManager } from './secret-manager.js';",
  "if (user.password === password) return token;",
];

/** The corpus, `rounds` times with other random characters. */
export function labelledCorpus(rounds: number): LabelledText[] {
  const texts: LabelledText[] = [];
  let seed = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [kind, shapes] of Object.entries(secretShapes)) {
      for (const shape of shapes) {
        for (const place of places) {
          const secret = expandExample(shape, ++seed);
          texts.push({ kind, secret, text: place.replace("@@", secret) });
        }
      }
    }
    for (const place of labelled) {
      const secret = expandExample("‹24 alnum›", ++seed);
      texts.push({ kind: "SECRET", secret, text: place.replace("@@", secret) });
    }
    for (const text of nearMisses) texts.push({ kind: "none", text: expandExample(text, ++seed) });
  }
  return texts;
}
