// Generated from grants.toml; do not edit.
/// A TaskRouter task.
///
/// Written `WT` and 32 hexadecimal digits.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::PartialEq,
    ::token_core::__private::Eq,
    ::token_core::__private::PartialOrd,
    ::token_core::__private::Ord,
    ::token_core::__private::Hash
)]
pub struct TaskSid(::token_core::__private::SidText<34>);
::token_core::__private::sid!(TaskSid, ::token_core::twilio::tables::SID_TASK);
/// A desk of ours.
///
/// Written `DK` and 8 hexadecimal digits.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::PartialEq,
    ::token_core::__private::Eq,
    ::token_core::__private::PartialOrd,
    ::token_core::__private::Ord,
    ::token_core::__private::Hash
)]
pub struct DeskSid(::token_core::__private::SidText<10>);
::token_core::__private::sid!(
    DeskSid, ::token_core::__private::schema::Sid::new("desk", "Desk SID", "DK", 8)
);
/// What a client may do at a desk.
///
/// `[grant.desk]`, grants.toml:31.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Debug,
    ::token_core::__private::PartialEq
)]
pub struct DeskGrant {
    kind: DeskSid,
    task: ::core::option::Option<TaskSid>,
    name: ::core::option::Option<::std::string::String>,
    r#match: ::core::option::Option<i64>,
    open: ::core::option::Option<bool>,
    limits: ::core::option::Option<::token_core::JsonObject>,
    roles: ::std::vec::Vec<::std::string::String>,
    hours: ::core::option::Option<DeskHours>,
}
impl DeskGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(kind: DeskSid) -> Self {
        Self {
            kind,
            task: ::token_core::__private::None,
            name: ::token_core::__private::None,
            r#match: ::token_core::__private::None,
            open: ::token_core::__private::None,
            limits: ::token_core::__private::None,
            roles: ::token_core::__private::Vec::from([
                ::token_core::__private::String::from("agent"),
            ]),
            hours: ::token_core::__private::None,
        }
    }
    /// Sets `task`.
    #[must_use]
    pub fn with_task(mut self, value: TaskSid) -> Self {
        self.task = ::token_core::__private::Some(value);
        self
    }
    /// Sets `name`.
    #[must_use]
    pub fn with_name(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.name = ::token_core::__private::Some(value.into());
        self
    }
    /// Sets `match`.
    #[must_use]
    pub fn with_match(mut self, value: i64) -> Self {
        self.r#match = ::token_core::__private::Some(value);
        self
    }
    /// Sets `open`.
    #[must_use]
    pub fn with_open(mut self, value: bool) -> Self {
        self.open = ::token_core::__private::Some(value);
        self
    }
    /// Sets `limits`.
    #[must_use]
    pub fn with_limits(mut self, value: ::token_core::JsonObject) -> Self {
        self.limits = ::token_core::__private::Some(value);
        self
    }
    /// Sets `hours`. When.
    #[must_use]
    pub fn with_hours(mut self, value: DeskHours) -> Self {
        self.hours = ::token_core::__private::Some(value);
        self
    }
    /// The Desk SID (`kind`).
    #[must_use]
    pub fn kind(&self) -> DeskSid {
        self.kind
    }
    /// The Task SID (`task`).
    #[must_use]
    pub fn task(&self) -> ::core::option::Option<TaskSid> {
        self.task
    }
    /// The field `name`.
    #[must_use]
    pub fn name(&self) -> ::core::option::Option<&str> {
        self.name.as_deref()
    }
    /// The field `match`.
    #[must_use]
    pub fn r#match(&self) -> ::core::option::Option<i64> {
        self.r#match
    }
    /// The field `open`.
    #[must_use]
    pub fn open(&self) -> ::core::option::Option<bool> {
        self.open
    }
    /// The field `limits`.
    #[must_use]
    pub fn limits(&self) -> ::core::option::Option<&::token_core::JsonObject> {
        self.limits.as_ref()
    }
    /// The field `roles`.
    #[must_use]
    pub fn roles(&self) -> &[::std::string::String] {
        &self.roles
    }
    /// When.
    #[must_use]
    pub fn hours(&self) -> ::core::option::Option<&DeskHours> {
        self.hours.as_ref()
    }
}
/// When.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Debug,
    ::token_core::__private::PartialEq
)]
pub struct DeskHours {
    from: ::core::option::Option<i64>,
    to: ::core::option::Option<i64>,
}
impl DeskHours {
    /// With `from`.
    #[must_use]
    pub fn from(from: i64) -> Self {
        Self {
            from: ::token_core::__private::Some(from),
            to: ::token_core::__private::None,
        }
    }
    /// With `to`.
    #[must_use]
    pub fn to(to: i64) -> Self {
        Self {
            from: ::token_core::__private::None,
            to: ::token_core::__private::Some(to),
        }
    }
    /// With `from` and `to`.
    #[must_use]
    pub fn from_and_to(from: i64, to: i64) -> Self {
        Self {
            from: ::token_core::__private::Some(from),
            to: ::token_core::__private::Some(to),
        }
    }
    /// The first hour. At least 0.
    #[must_use]
    pub fn get_from(&self) -> ::core::option::Option<i64> {
        self.from
    }
    /// The last hour.
    #[must_use]
    pub fn get_to(&self) -> ::core::option::Option<i64> {
        self.to
    }
}
impl ::token_core::__private::json::Fields for DeskHours {
    fn write(&self, out: &mut ::token_core::__private::json::Writer<'_>) {
        out.optional("from", self.from.as_ref());
        out.optional("to", self.to.as_ref());
    }
    fn read(
        object: &::token_core::__private::json::Object<'_>,
    ) -> ::core::result::Result<Self, ::token_core::__private::json::ReadError> {
        ::token_core::__private::Ok(Self {
            from: object.optional("from")?,
            to: object.optional("to")?,
        })
    }
}
impl DeskGrant {
    /// Adds another grant to the token.
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: ::token_core::Grant>(self, grant: G) -> ::token_core::And<Self, G>
    where
        Self: ::token_core::marker::Lacks<G>,
    {
        ::token_core::And::new(self, grant)
    }
}
/// A page of the ledger.
///
/// `[grant.ledger]`, grants.toml:52.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Debug,
    ::token_core::__private::PartialEq
)]
pub struct LedgerGrant(::token_core::JsonObject);
impl LedgerGrant {
    /// The grant from a JSON object.
    #[must_use]
    pub fn new(object: ::token_core::JsonObject) -> Self {
        Self(object)
    }
    /// The object.
    #[must_use]
    pub fn object(&self) -> &::token_core::JsonObject {
        &self.0
    }
}
impl LedgerGrant {
    /// Adds another grant to the token.
    #[doc(alias = "addGrant")]
    #[doc(alias = "add_grant")]
    #[must_use]
    pub fn and<G: ::token_core::Grant>(self, grant: G) -> ::token_core::And<Self, G>
    where
        Self: ::token_core::marker::Lacks<G>,
    {
        ::token_core::And::new(self, grant)
    }
}
/// One trait for each SDK, implemented by every token that the SDK accepts.
#[allow(deprecated)]
pub mod sdk {
    pub use ::token_core::twilio::sdk::*;
    /// Our own client.
    ///
    /// Implemented by every token with the `desk` grant.
    #[diagnostic::on_unimplemented(
        message = "the Gateway SDK needs the `desk` grant, and this token has none",
        label = "no `desk` grant",
        note = "add `.and(DeskGrant::new(kind))`, or `desk` to the token's declaration in grants.toml"
    )]
    pub trait Gateway {}
    impl Gateway for super::DeskGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Gateway for ::token_core::And<A, super::DeskGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway for ::token_core::And<A, ::token_core::twilio::ChatGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway for ::token_core::And<A, ::token_core::twilio::VideoGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway for ::token_core::And<A, ::token_core::twilio::VoiceGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway
    for ::token_core::And<A, ::token_core::twilio::DataSyncGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway
    for ::token_core::And<A, ::token_core::twilio::TaskRouterGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway
    for ::token_core::And<A, ::token_core::twilio::FlexInsightsGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway
    for ::token_core::And<A, ::token_core::twilio::PlayerGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Gateway> Gateway for ::token_core::And<A, super::LedgerGrant> {}
    impl<P: Gateway + ?Sized> ::token_core::marker::OpenedBy<P> for dyn Gateway {}
}
/// Issues the `type` tokens.
///
/// `[token.type]`, grants.toml:5: for Gateway and Voice, with `voice` and `desk`; lifetime: 90 seconds.
///
/// Variables:
///
/// - `DESK_KIND`: Desk SID (DK…); optional
/// - `DESK_OPEN`: `true` or `false`; optional
/// - `DESK_PER`: string
#[derive(::token_core::__private::Debug)]
pub struct Type(::token_core::__private::Template);
/// What each `type` token is given when it is issued.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::Debug
)]
pub struct TypeInput<'a> {
    /// Whether the client may receive calls to its identity.
    ///
    /// `voice.incoming.allow`, grants.toml:8.
    pub receives: bool,
    /// The TwiML App that handles the call: Twilio asks its Voice URL what to do.
    ///
    /// `voice.outgoing.application_sid`, grants.toml:9.
    ///
    /// A text becomes one by `TwimlAppSid::new(text)?` or `text.parse()?`, and one in the code by `token_core::sid!(TwimlAppSid, "AP…")`.
    pub app: ::token_core::twilio::TwimlAppSid,
    /// Parameters that Twilio sends to the TwiML App with every call. The client cannot change them, but can read them.
    ///
    /// `voice.outgoing.params`, grants.toml:10.
    pub params: &'a ::token_core::JsonObject,
    /// `desk.match`, grants.toml:13.
    pub r#match: i64,
}
/// Issues the `result_of` tokens.
///
/// `[token.result_of]`, grants.toml:18: for Gateway, with `desk` and `ledger`; lifetime: 24 hours.
///
/// Variables:
///
/// - `DESK_FROM`: integer
#[derive(::token_core::__private::Debug)]
pub struct ResultOf(::token_core::__private::Template);
/// What each `result_of` token is given when it is issued.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::Debug
)]
pub struct ResultOfInput<'a> {
    /// `desk.kind`, grants.toml:21.
    ///
    /// A text becomes one by `DeskSid::new(text)?` or `text.parse()?`, and one in the code by `token_core::sid!(DeskSid, "DK…")`.
    pub kind: DeskSid,
    /// The last hour.
    ///
    /// `desk.hours.to`, grants.toml:23.
    pub to: i64,
    /// A page of the ledger.
    ///
    /// `ledger`, grants.toml:24.
    pub page: &'a ::token_core::JsonObject,
}
/// The tokens that grants.toml declares, ready to issue: one profile each.
///
/// Made once when the program starts, by `from_env`, `from_lookup` or `from_source`, and shared from then on as an `Arc<Tokens>`, which is what the state of a server holds: `#[derive(Clone)] struct App { tokens: Arc<Tokens> }`.
///
/// Variables:
///
/// - `TWILIO_ACCOUNT_SID`: Account SID (AC…)
/// - `TWILIO_API_KEY` or `TWILIO_API_KEY_SID`: API Key SID (SK…)
/// - `TWILIO_API_SECRET` or `TWILIO_API_KEY_SECRET`: API Key Secret
/// - `DESK_KIND`: Desk SID (DK…); optional
/// - `DESK_OPEN`: `true` or `false`; optional
/// - `DESK_PER`: string
/// - `DESK_FROM`: integer
pub struct Tokens {
    /// `[token.type]`, grants.toml:5.
    pub r#type: Type,
    /// `[token.result_of]`, grants.toml:18.
    pub result_of: ResultOf,
    started: ::token_core::__private::Started<::token_core::twilio::Twilio>,
}
#[allow(deprecated, unused_qualifications)]
const _: () = {
    use ::token_core::__private as __k;
    #[allow(unused_imports)]
    use __k::schema;
    static GRANT_DESK_HOURS_FIELDS: [schema::Field; 2] = [
        schema::Field::integer("from").min(0),
        schema::Field::integer("to"),
    ];
    static GRANT_DESK_FIELDS: [schema::Field; 8] = [
        schema::Field::sid("kind", <DeskSid as ::token_core::Sid>::TABLE).required(),
        schema::Field::sid("task", <TaskSid as ::token_core::Sid>::TABLE),
        schema::Field::string("name"),
        schema::Field::integer("match"),
        schema::Field::boolean("open"),
        schema::Field::object("limits", schema::Shape::Json),
        schema::Field::strings("roles").required().one_of(&["agent"]),
        schema::Field::object(
            "hours",
            schema::Shape::any_of(&GRANT_DESK_HOURS_FIELDS, &["from", "to"]),
        ),
    ];
    static GRANT_DESK: schema::Grant = schema::Grant::new(
            "desk",
            schema::Shape::fields(&GRANT_DESK_FIELDS),
        )
        .sdks(&["voice"]);
    static GRANT_LEDGER: schema::Grant = schema::Grant::new(
            "ledger",
            schema::Shape::Json,
        )
        .sdks(&["gateway"]);
    static SDK_GATEWAY: schema::Sdk = schema::Sdk::new(
            "gateway",
            "Gateway",
            &["us1", "ie1", "au1"],
            "header-twr",
        )
        .requires(&["desk"])
        .identity(
            schema::Identity::ANY.max(40, schema::Unit::Characters).prefer(&[('a', 'z')]),
        );
    impl ::token_core::Grant for DeskGrant {
        const TABLE: &'static __k::schema::Grant = &GRANT_DESK;
        fn write(&self, out: &mut __k::json::Writer<'_>) {
            out.member("kind", &self.kind);
            out.optional("task", self.task.as_ref());
            out.optional("name", self.name.as_ref());
            out.optional("match", self.r#match.as_ref());
            out.optional("open", self.open.as_ref());
            out.optional("limits", self.limits.as_ref());
            out.member("roles", &self.roles);
            out.optional("hours", self.hours.as_ref());
        }
        fn read(
            object: &__k::json::Object<'_>,
        ) -> ::core::result::Result<Self, __k::json::ReadError> {
            __k::Ok(Self {
                kind: object.required("kind")?,
                task: object.optional("task")?,
                name: object.optional("name")?,
                r#match: object.optional("match")?,
                open: object.optional("open")?,
                limits: object.optional("limits")?,
                roles: object.required("roles")?,
                hours: object.optional("hours")?,
            })
        }
    }
    impl ::token_core::marker::Custom for DeskGrant {}
    impl<G: ::token_core::Grant> ::token_core::marker::Lacks<G> for DeskGrant {}
    impl ::token_core::Grant for LedgerGrant {
        const TABLE: &'static __k::schema::Grant = &GRANT_LEDGER;
        fn write(&self, out: &mut __k::json::Writer<'_>) {
            out.members_of(&self.0);
        }
        fn read(
            object: &__k::json::Object<'_>,
        ) -> ::core::result::Result<Self, __k::json::ReadError> {
            __k::Ok(Self(object.to_owned()))
        }
    }
    impl ::token_core::marker::Custom for LedgerGrant {}
    impl<G: ::token_core::Grant> ::token_core::marker::Lacks<G> for LedgerGrant {}
    static FILE: __k::Declarations = __k::Declarations {
        file: "grants.toml",
        vendor: <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::TABLE,
        additions: &__k::schema::Additions {
            grants: __k::schema::List::Static(
                &[
                    <DeskGrant as ::token_core::Grant>::TABLE,
                    <LedgerGrant as ::token_core::Grant>::TABLE,
                ],
            ),
            sdks: __k::schema::List::Static(&[&SDK_GATEWAY]),
        },
        tokens: &[
            __k::Declaration {
                name: "type",
                line: 5,
                sdks: &[&SDK_GATEWAY, &::token_core::twilio::tables::SDK_VOICE],
                ttl: 90,
                region: __k::None,
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"voice\":{\"incoming\":{\"allow\":"),
                    __k::Segment::Input(0),
                    __k::Segment::Text("},\"outgoing\":{\"application_sid\":"),
                    __k::Segment::Input(1),
                    __k::Segment::Text(",\"params\":"),
                    __k::Segment::Input(2),
                    __k::Segment::Text(
                        "}},\"desk\":{\"name\":\"a \\\"quoted\\\" name\",\"hours\":{\"from\":8},\"roles\":[\"agent\"],\"kind\":",
                    ),
                    __k::Segment::Env(__k::Env {
                        name: "DESK_KIND",
                        default: __k::Some("DK01234567"),
                        kind: __k::ValueKind::Sid(<DeskSid as ::token_core::Sid>::TABLE),
                        field: "desk.kind",
                        line: 11,
                    }),
                    __k::Segment::Text(",\"open\":"),
                    __k::Segment::Env(__k::Env {
                        name: "DESK_OPEN",
                        default: __k::Some("true"),
                        kind: __k::ValueKind::Bool,
                        field: "desk.open",
                        line: 14,
                    }),
                    __k::Segment::Text(
                        ",\"limits\":{\"list\":[1,1.5,\"two\",{\"deep\":true}],\"per\":",
                    ),
                    __k::Segment::Env(__k::Env {
                        name: "DESK_PER",
                        default: __k::None,
                        kind: __k::ValueKind::String,
                        field: "desk.limits.per",
                        line: 15,
                    }),
                    __k::Segment::Text("},\"match\":"),
                    __k::Segment::Input(3),
                    __k::Segment::Text("}"),
                ],
                inputs: &[
                    __k::InputField {
                        name: "receives",
                        fields: &["voice.incoming.allow"],
                    },
                    __k::InputField {
                        name: "app",
                        fields: &["voice.outgoing.application_sid"],
                    },
                    __k::InputField {
                        name: "params",
                        fields: &["voice.outgoing.params"],
                    },
                    __k::InputField {
                        name: "match",
                        fields: &["desk.match"],
                    },
                ],
                lines: &[
                    ("voice.incoming.allow", 8),
                    ("voice.outgoing.application_sid", 9),
                    ("voice.outgoing.params", 10),
                    ("desk.name", 12),
                    ("desk.match", 13),
                ],
            },
            __k::Declaration {
                name: "result_of",
                line: 18,
                sdks: &[&SDK_GATEWAY],
                ttl: 86400,
                region: __k::None,
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"desk\":{\"roles\":[\"agent\"],\"kind\":"),
                    __k::Segment::Input(0),
                    __k::Segment::Text(",\"hours\":{\"from\":"),
                    __k::Segment::Env(__k::Env {
                        name: "DESK_FROM",
                        default: __k::None,
                        kind: __k::ValueKind::Integer,
                        field: "desk.hours.from",
                        line: 22,
                    }),
                    __k::Segment::Text(",\"to\":"),
                    __k::Segment::Input(1),
                    __k::Segment::Text("}},\"ledger\":"),
                    __k::Segment::Input(2),
                ],
                inputs: &[
                    __k::InputField {
                        name: "kind",
                        fields: &["desk.kind"],
                    },
                    __k::InputField {
                        name: "to",
                        fields: &["desk.hours.to"],
                    },
                    __k::InputField {
                        name: "page",
                        fields: &["ledger"],
                    },
                ],
                lines: &[("desk.kind", 21), ("desk.hours.to", 23), ("ledger", 24)],
            },
        ],
    };
    impl Type {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
            input: TypeInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0
                .issue(
                    identity,
                    &[
                        __k::InputValue::Bool(input.receives),
                        __k::InputValue::Sid(input.app.as_str()),
                        __k::InputValue::Json(input.params),
                        __k::InputValue::Integer(input.r#match),
                    ],
                )
        }
        /// Issues a token with a shorter lifetime than declared.
        ///
        /// # Errors
        ///
        /// As [`issue`](Self::issue), and if `ttl` is zero or longer than declared.
        #[doc(alias("issue_with_ttl", "issue_with_lifetime"))]
        pub fn issue_for(
            &self,
            ttl: ::core::time::Duration,
            identity: &str,
            input: TypeInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0
                .issue_for(
                    ttl,
                    identity,
                    &[
                        __k::InputValue::Bool(input.receives),
                        __k::InputValue::Sid(input.app.as_str()),
                        __k::InputValue::Json(input.params),
                        __k::InputValue::Integer(input.r#match),
                    ],
                )
        }
        /// What the SDKs of these tokens would report about an identity. Warnings do not stop [`issue`](Self::issue).
        #[must_use]
        pub fn check_identity(
            &self,
            identity: &str,
        ) -> ::std::vec::Vec<::token_core::Finding> {
            self.0.check_identity(identity)
        }
    }
    impl ::token_core::declared::Profile for Type {
        type Input<'a> = TypeInput<'a>;
        const NAME: &'static str = "type";
        const TTL: __k::Duration = __k::Duration::from_secs(90);
        const SDKS: &'static [&'static str] = &["gateway", "voice"];
        fn issue(
            &self,
            identity: &str,
            input: Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue(self, identity, input)
        }
        fn issue_for(
            &self,
            ttl: __k::Duration,
            identity: &str,
            input: Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue_for(self, ttl, identity, input)
        }
    }
    impl ::token_core::marker::Contents for Type {
        type Grants = ::token_core::And<::token_core::twilio::VoiceGrant, DeskGrant>;
    }
    impl sdk::Gateway for Type {}
    impl ::token_core::twilio::sdk::Voice for Type {}
    impl ResultOf {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
            input: ResultOfInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0
                .issue(
                    identity,
                    &[
                        __k::InputValue::Sid(input.kind.as_str()),
                        __k::InputValue::Integer(input.to),
                        __k::InputValue::Json(input.page),
                    ],
                )
        }
        /// Issues a token with a shorter lifetime than declared.
        ///
        /// # Errors
        ///
        /// As [`issue`](Self::issue), and if `ttl` is zero or longer than declared.
        #[doc(alias("issue_with_ttl", "issue_with_lifetime"))]
        pub fn issue_for(
            &self,
            ttl: ::core::time::Duration,
            identity: &str,
            input: ResultOfInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0
                .issue_for(
                    ttl,
                    identity,
                    &[
                        __k::InputValue::Sid(input.kind.as_str()),
                        __k::InputValue::Integer(input.to),
                        __k::InputValue::Json(input.page),
                    ],
                )
        }
        /// What the SDKs of these tokens would report about an identity. Warnings do not stop [`issue`](Self::issue).
        #[must_use]
        pub fn check_identity(
            &self,
            identity: &str,
        ) -> ::std::vec::Vec<::token_core::Finding> {
            self.0.check_identity(identity)
        }
    }
    impl ::token_core::declared::Profile for ResultOf {
        type Input<'a> = ResultOfInput<'a>;
        const NAME: &'static str = "result_of";
        const TTL: __k::Duration = __k::Duration::from_secs(86400);
        const SDKS: &'static [&'static str] = &["gateway"];
        fn issue(
            &self,
            identity: &str,
            input: Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue(self, identity, input)
        }
        fn issue_for(
            &self,
            ttl: __k::Duration,
            identity: &str,
            input: Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue_for(self, ttl, identity, input)
        }
    }
    impl ::token_core::marker::Contents for ResultOf {
        type Grants = ::token_core::And<DeskGrant, LedgerGrant>;
    }
    impl sdk::Gateway for ResultOf {}
    impl __k::Debug for Tokens {
        fn fmt(&self, f: &mut __k::core::fmt::Formatter<'_>) -> __k::core::fmt::Result {
            FILE.fmt_profiles("Tokens", f)
        }
    }
    #[doc(hidden)]
    impl __k::Clone for Tokens
    where
        for<'a> &'a Self: __k::shared::SharedByArc,
    {
        fn clone(&self) -> Self {
            <&Self as __k::shared::SharedByArc>::never()
        }
    }
    impl Tokens {
        /// The variables that [`from_env`](Self::from_env) reads, those of the credentials first.
        pub const VARIABLES: &'static [::token_core::declared::Variable] = &[
            ::token_core::declared::Variable {
                name: "TWILIO_ACCOUNT_SID",
                aliases: &[],
                holds: "Account SID (AC…)",
                required: true,
                secret: false,
                uses: &[],
                doc: "The account (or subaccount) that the token is for. It must be the live one, not that of the test credentials, and own the API Key.",
            },
            ::token_core::declared::Variable {
                name: "TWILIO_API_KEY",
                aliases: &["TWILIO_API_KEY_SID"],
                holds: "API Key SID (SK…)",
                required: true,
                secret: false,
                uses: &[],
                doc: "The API Key whose secret signs the token: a Main or a Standard key. Twilio refuses tokens of a Restricted key.",
            },
            ::token_core::declared::Variable {
                name: "TWILIO_API_SECRET",
                aliases: &["TWILIO_API_KEY_SECRET"],
                holds: "API Key Secret",
                required: true,
                secret: true,
                uses: &[],
                doc: "The secret of the API Key. Twilio shows it once, when the key is made.",
            },
            ::token_core::declared::Variable {
                name: "DESK_KIND",
                aliases: &[],
                holds: "Desk SID (DK…)",
                required: false,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "type",
                        field: "desk.kind",
                        line: 11,
                    },
                ],
                doc: "",
            },
            ::token_core::declared::Variable {
                name: "DESK_OPEN",
                aliases: &[],
                holds: "`true` or `false`",
                required: false,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "type",
                        field: "desk.open",
                        line: 14,
                    },
                ],
                doc: "",
            },
            ::token_core::declared::Variable {
                name: "DESK_PER",
                aliases: &[],
                holds: "string",
                required: true,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "type",
                        field: "desk.limits.per",
                        line: 15,
                    },
                ],
                doc: "",
            },
            ::token_core::declared::Variable {
                name: "DESK_FROM",
                aliases: &[],
                holds: "integer",
                required: true,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "result_of",
                        field: "desk.hours.from",
                        line: 22,
                    },
                ],
                doc: "The first hour.",
            },
        ];
        /// Reads the credentials, and every variable that the declarations name, from the environment.
        ///
        /// # Errors
        ///
        /// All missing and invalid variables at once, each with the lines that name it.
        pub fn from_env() -> ::core::result::Result<Self, ::token_core::StartError> {
            __k::Start::from_env(&FILE).map(start)
        }
        /// As [`from_env`](Self::from_env), with the variables that `lookup` returns, from a vault for example.
        ///
        /// # Errors
        ///
        /// All missing and invalid variables at once, each with the lines that name it.
        pub fn from_lookup(
            lookup: impl ::core::ops::Fn(
                &str,
            ) -> ::core::option::Option<::std::string::String>,
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            __k::Start::from_lookup(&FILE, &lookup).map(start)
        }
        /// As [`from_env`](Self::from_env), with the variables of a source that every message names: a tenant's row, a map, a directory
        /// of mounted secrets.
        ///
        /// # Errors
        ///
        /// All missing and invalid variables at once, each with the lines that name it.
        pub fn from_source(
            source: &::token_core::start::Source<'_>,
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            __k::Start::from_source(&FILE, source).map(start)
        }
        __k::features::for_tests!(start, FILE);
        /// Also takes tokens that these credentials signed: those of the next key, or of the previous one.
        ///
        /// They are part of the configuration, as the variables are: name them at each start, and at each
        /// [rotation](Self::rotated), for as long as their tokens are to be taken.
        #[must_use]
        pub fn with_other_keys<'o>(
            mut self,
            others: impl ::core::iter::IntoIterator<
                Item = &'o <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::Credentials,
            >,
        ) -> Self {
            self.started.also_accept(others);
            self
        }
        /// Key rotation while others issue: the same tokens, signed with the credentials that `lookup` finds now. Every other variable is read anew too; clock and strictness stay. Put the new tokens in the place of the old ones, by an `RwLock<Arc<_>>` or its like.
        ///
        /// The verifier takes tokens of the new key, of `others`, as [`with_other_keys`](Self::with_other_keys) does, and of the key that signed until now: that key until its last token has ended. To read the same variables again prolongs nothing. A key that was among the others before, and is not now, was taken out: its tokens are refused from now on.
        ///
        /// Where the new credentials are of another account, no token of the old account is taken; [`rotated_to_another_account`](Self::rotated_to_another_account) takes them.
        ///
        /// Where the old key was stolen, start anew instead, by [`from_lookup`](Self::from_lookup).
        ///
        /// # Errors
        ///
        /// As [`from_lookup`](Self::from_lookup), and the warnings where they are errors.
        pub fn rotated<'o>(
            &self,
            lookup: impl ::core::ops::Fn(
                &str,
            ) -> ::core::option::Option<::std::string::String>,
            others: impl ::core::iter::IntoIterator<
                Item = &'o <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::Credentials,
            >,
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            rotated(self, Self::from_lookup(lookup)?.with_other_keys(others), false)
        }
        /// As [`rotated`](Self::rotated), with the variables of a source that every message names.
        ///
        /// # Errors
        ///
        /// As [`rotated`](Self::rotated).
        pub fn rotated_from<'o>(
            &self,
            source: &::token_core::start::Source<'_>,
            others: impl ::core::iter::IntoIterator<
                Item = &'o <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::Credentials,
            >,
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            rotated(self, Self::from_source(source)?.with_other_keys(others), false)
        }
        /// As [`rotated`](Self::rotated), and where the new credentials are of another account, the tokens of the old account
        /// are taken as well, until the last one has ended.
        ///
        /// # Errors
        ///
        /// As [`rotated`](Self::rotated).
        pub fn rotated_to_another_account<'o>(
            &self,
            lookup: impl ::core::ops::Fn(
                &str,
            ) -> ::core::option::Option<::std::string::String>,
            others: impl ::core::iter::IntoIterator<
                Item = &'o <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::Credentials,
            >,
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            rotated(self, Self::from_lookup(lookup)?.with_other_keys(others), true)
        }
        /// As [`rotated_to_another_account`](Self::rotated_to_another_account), with the variables of a source that every message
        /// names.
        ///
        /// # Errors
        ///
        /// As [`rotated`](Self::rotated).
        pub fn rotated_to_another_account_from<'o>(
            &self,
            source: &::token_core::start::Source<'_>,
            others: impl ::core::iter::IntoIterator<
                Item = &'o <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::Credentials,
            >,
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            rotated(self, Self::from_source(source)?.with_other_keys(others), true)
        }
        /// What signs the tokens.
        #[must_use]
        pub fn credentials(
            &self,
        ) -> &<::token_core::twilio::Twilio as ::token_core::marker::Vendor>::Credentials {
            self.started.credentials()
        }
        /// What looks wrong in the environment but need not be.
        #[must_use]
        pub fn warnings(&self) -> &[::token_core::Finding] {
            self.started.warnings()
        }
        /// Makes warnings errors: those of the start now, those about an identity at each issue.
        ///
        /// # Errors
        ///
        /// The warnings of the start, if there are any.
        pub fn strict(self) -> ::core::result::Result<Self, ::token_core::StartError> {
            strict(self, __k::Strictness::Strict)
        }
        /// Makes the warnings of these rules errors, as [`strict`](Self::strict) does with all: `&["secret-look-alike"]`.
        ///
        /// # Errors
        ///
        /// The warnings of these rules at the start, and rules that do not exist.
        pub fn strict_on(
            self,
            rules: &'static [&'static str],
        ) -> ::core::result::Result<Self, ::token_core::StartError> {
            strict(self, __k::Strictness::On(rules))
        }
        /// Takes the time from `clock`, for issuing and verifying alike, instead of the system.
        #[must_use]
        pub fn with_clock(
            mut self,
            clock: impl ::core::ops::Fn(
            ) -> ::std::time::SystemTime + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let clock = __k::Clock::new(clock);
            self.started.set_clock(&clock);
            each_template(&mut self, |template| template.set_clock(&clock));
            self
        }
        /// Verifies tokens that these credentials signed, with the grants that the file adds.
        #[must_use]
        pub fn verifier(&self) -> &::token_core::Verifier<::token_core::twilio::Twilio> {
            self.started.verifier()
        }
    }
    impl ::token_core::declared::Lend for Tokens {
        fn lend(&self) -> ::token_core::declared::Lent<'_> {
            ::token_core::declared::Lend::lend(&self.started)
        }
    }
    fn rotated(
        old: &Tokens,
        new: Tokens,
        across_accounts: bool,
    ) -> ::core::result::Result<Tokens, ::token_core::StartError> {
        let mut new = strict(new, old.started.strictness())?;
        let clock = old.started.clock();
        new.started.set_clock(&clock);
        each_template(&mut new, |template| template.set_clock(&clock));
        new.started.follow(&old.started, across_accounts);
        __k::Ok(new)
    }
    fn start(start: __k::Start<::token_core::twilio::Twilio>) -> Tokens {
        Tokens {
            r#type: Type(start.template(0)),
            result_of: ResultOf(start.template(1)),
            started: start.finish(),
        }
    }
    fn strict(
        mut tokens: Tokens,
        strictness: __k::Strictness,
    ) -> ::core::result::Result<Tokens, ::token_core::StartError> {
        tokens.started.set_strictness(strictness)?;
        each_template(&mut tokens, |template| template.set_strictness(strictness));
        __k::Ok(tokens)
    }
    fn each_template(
        tokens: &mut Tokens,
        change: impl ::core::ops::Fn(&mut __k::Template),
    ) {
        change(&mut tokens.r#type.0);
        change(&mut tokens.result_of.0);
    }
};
