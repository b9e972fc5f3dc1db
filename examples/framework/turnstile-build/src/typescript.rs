//! The TypeScript client: a type for each request, and a function that requests the token.

use std::fmt::Write as _;

use token_codegen::model::{Choices, Field, Input, InputKind, Model, Sid, Token};

use crate::http::{self, Kind, path};
use crate::request;

/// The whole file.
pub(crate) fn write(model: &Model) -> String {
    let mut out = format!("// Generated from {} by turnstile-build; do not edit.\n{HEAD}", model.file);
    // LiveKit's own client asks its endpoint: `TokenSource.endpoint`.
    let plain = model.tokens.iter().filter(|token| http::kind(token) == Kind::Plain);
    plain.for_each(|token| self::token(&mut out, token));
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
    // What is right for every field that it fills: the type of each, and all of them at once.
    let kinds: Vec<String> = input.rules.iter().map(|rules| kind(&input.kind, rules)).collect();
    let kind = match kinds.as_slice() {
        [only] => only.clone(),
        kinds => kinds.iter().map(|kind| format!("({kind})")).collect::<Vec<_>>().join(" & "),
    };
    let limits: Vec<String> = input.rules.iter().filter_map(Field::limits).collect();
    let docs = [vec![request::docs(input).trim().to_owned()], limits].concat().join("\n");
    format!("{}  {}: {kind};\n", comment("  ", &docs), input.name)
}

fn kind(kind: &InputKind, rules: &Field) -> String {
    let texts = match &rules.one_of {
        Choices::Strings(values) => union(values.iter().map(|value| format!("{value:?}"))),
        _ => "string".to_owned(),
    };
    match kind {
        InputKind::Bool => "boolean".to_owned(),
        InputKind::Integer => match &rules.one_of {
            Choices::Integers(values) => union(values.iter().map(ToString::to_string)),
            _ => "number".to_owned(),
        },
        InputKind::Json | InputKind::JsonText => "Record<string, unknown>".to_owned(),
        // Not empty.
        InputKind::Strings(_) => format!("[{texts}, ...({texts})[]]"),
        InputKind::Sid(sid) => self::sid(sid),
        // Several values may be in one string.
        _ if !rules.separator.is_empty() => "string".to_owned(),
        _ => texts,
    }
}

fn union(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(" | ")
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
