//! The TypeScript client: a type for each request, and a function that requests the token.

use std::fmt::Write as _;

use token_codegen::model::{Input, InputKind, Model, Sid, Token};

use crate::client::path;
use crate::request;

/// The whole file.
pub(crate) fn write(model: &Model) -> String {
    let mut out = format!("// Generated from {} by turnstile-build; do not edit.\n{HEAD}", model.file);
    model.tokens.iter().for_each(|token| self::token(&mut out, token));
    out
}

const HEAD: &str = r#"
/** An issued token. */
export interface Issued {
  /** The token for the SDK. */
  token: string;
  /** The identity of the client. */
  identity: string;
  /** Seconds until the token expires. */
  expires_in: number;
  /** Seconds until the client should request the next token. */
  refresh_in: number;
}

/** The address of the server, and the caller's credential. */
export interface Server {
  base: string;
  credential: string;
}

/** The server refused: the status and the reason. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The body of a refusal, RFC 9457. */
interface Problem {
  title: string;
  detail?: string;
  errors?: { detail: string }[];
}

async function issue(server: Server, path: string, request?: object): Promise<Issued> {
  const headers: Record<string, string> = { authorization: `Bearer ${server.credential}` };
  if (request !== undefined) headers["content-type"] = "application/json";
  const answer = await fetch(server.base + path, { method: "POST", headers, body: JSON.stringify(request) });
  if (answer.ok) return (await answer.json()) as Issued;
  const { title, detail, errors } = (await answer.json()) as Problem;
  throw new Refused(answer.status, errors?.map((fault) => fault.detail).join(", ") ?? detail ?? title);
}
"#;

fn token(out: &mut String, token: &Token) {
    let (name, path) = (&token.rust, path(token));
    let docs = if token.doc.is_empty() { format!("A `{}` token.", token.name) } else { token.doc.clone() };
    let (argument, request) = if token.inputs.is_empty() {
        (String::new(), "")
    } else {
        let fields = token.inputs.iter().map(field).collect::<String>();
        let _ = write!(
            out,
            "\n/** The inputs of a `{}` token. */\nexport interface {name}Request {{\n{fields}}}\n",
            token.name
        );
        (format!(", request: {name}Request"), ", request")
    };
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "\n{}export function issue{name}(server: Server{argument}): Promise<Issued> {{\n  return issue(server, \"{path}\"{request});\n}}\n",
        comment("", &docs)
    );
}

fn field(input: &Input) -> String {
    let kind = match &input.kind {
        InputKind::Bool => "boolean".to_owned(),
        InputKind::Integer => "number".to_owned(),
        InputKind::Strings(_) => "readonly string[]".to_owned(),
        InputKind::Json | InputKind::JsonText => "Record<string, unknown>".to_owned(),
        InputKind::Sid(sid) => self::sid(sid),
        _ => "string".to_owned(),
    };
    format!("{}  {}: {kind};\n", comment("  ", request::docs(input).trim()), input.name)
}

/// As precise as TypeScript's types allow: the prefix, and the literals in place of a SID.
fn sid(sid: &Sid) -> String {
    let form = format!("`{}${{string}}{}`", sid.prefix, sid.suffix);
    let words = sid.literals.iter().map(|word| format!("\"{word}\""));
    std::iter::once(form).chain(words).collect::<Vec<_>>().join(" | ")
}

fn comment(indent: &str, text: &str) -> String {
    let text = text.replace("*/", "*\\/").lines().collect::<Vec<_>>().join(&format!("\n{indent} * "));
    format!("{indent}/** {text} */\n")
}
