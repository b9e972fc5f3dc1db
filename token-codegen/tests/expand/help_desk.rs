// Generated from grants.toml; do not edit.
/// What a client may see of the customers' files.
///
/// `[grant.crm]`, grants.toml:54.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Debug,
    ::token_core::__private::PartialEq
)]
pub struct CrmGrant {
    desk: ::std::string::String,
    access: ::core::option::Option<CrmAccess>,
}
impl CrmGrant {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(desk: impl ::core::convert::Into<::std::string::String>) -> Self {
        Self {
            desk: desk.into(),
            access: ::token_core::__private::None,
        }
    }
    /// Sets `access`. One customer's file.
    #[must_use]
    pub fn with_access(mut self, value: CrmAccess) -> Self {
        self.access = ::token_core::__private::Some(value);
        self
    }
    /// The desk that the client belongs to.
    #[must_use]
    pub fn desk(&self) -> &str {
        &self.desk
    }
    /// One customer's file.
    #[must_use]
    pub fn access(&self) -> ::core::option::Option<&CrmAccess> {
        self.access.as_ref()
    }
}
/// One customer's file.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Debug,
    ::token_core::__private::PartialEq
)]
pub struct CrmAccess {
    read: bool,
    case: ::core::option::Option<i64>,
}
impl CrmAccess {
    /// With the required fields; `with_…` sets the others.
    #[must_use]
    pub fn new(read: bool) -> Self {
        Self {
            read,
            case: ::token_core::__private::None,
        }
    }
    /// Sets `case`. The case for which it was opened.
    #[must_use]
    pub fn with_case(mut self, value: i64) -> Self {
        self.case = ::token_core::__private::Some(value);
        self
    }
    /// Whether the file may be read.
    #[must_use]
    pub fn read(&self) -> bool {
        self.read
    }
    /// The case for which it was opened.
    #[must_use]
    pub fn case(&self) -> ::core::option::Option<i64> {
        self.case
    }
}
impl ::token_core::__private::json::Fields for CrmAccess {
    fn write(&self, out: &mut ::token_core::__private::json::Writer<'_>) {
        out.member("read", &self.read);
        out.optional("case", self.case.as_ref());
    }
    fn read(
        object: &::token_core::__private::json::Object<'_>,
    ) -> ::core::result::Result<Self, ::token_core::__private::json::ReadError> {
        ::token_core::__private::Ok(Self {
            read: object.required("read")?,
            case: object.optional("case")?,
        })
    }
}
impl CrmGrant {
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
/// An agent at the desk: chats with customers, and takes and places calls in the browser.
///
/// `[token.support_agent]`, grants.toml:6: for Conversations and Voice, with `chat` and `voice`; lifetime: 15 minutes.
///
/// Variables:
///
/// - `TWILIO_CONVERSATIONS_SERVICE_SID`: Conversations service SID (IS…)
/// - `TWILIO_TWIML_APP_SID`: TwiML App SID (AP…)
#[derive(::token_core::__private::Debug)]
pub struct SupportAgent(::token_core::__private::Template);
/// The wall display: reads live figures from Sync's default service.
///
/// `[token.dashboard]`, grants.toml:14: for Sync, with `data_sync`; lifetime: 8 hours.
#[derive(::token_core::__private::Debug)]
pub struct Dashboard(::token_core::__private::Template);
/// A guest in one room of a video call.
///
/// `[token.meeting_guest]`, grants.toml:20: for Video, with `video`; lifetime: 1 hour.
#[derive(::token_core::__private::Debug)]
pub struct MeetingGuest(::token_core::__private::Template);
/// What each `meeting_guest` token is given when it is issued.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::Debug
)]
pub struct MeetingGuestInput<'a> {
    /// The only room that the client may join: its unique name or its SID. Without it every room of the account is open.
    ///
    /// `video.room`, grants.toml:24.
    pub room: &'a str,
}
::token_core::__private::features::input! {
    MeetingGuestInput['a] { room "room" : & 'a str, }
}
/// A telephone in the browser: places calls, and tells the TwiML App for which team.
///
/// `[token.softphone]`, grants.toml:26: for Voice, with `voice`; lifetime: 1 hour.
///
/// Variables:
///
/// - `TWILIO_TWIML_APP_SID`: TwiML App SID (AP…)
#[derive(::token_core::__private::Debug)]
pub struct Softphone(::token_core::__private::Template);
/// What each `softphone` token is given when it is issued.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::Debug
)]
pub struct SoftphoneInput<'a> {
    /// `voice.outgoing.params.team`, grants.toml:31.
    pub team: &'a str,
}
::token_core::__private::features::input! {
    SoftphoneInput['a] { team "team" : & 'a str, }
}
/// A worker of TaskRouter, who takes tasks in one workspace.
///
/// `[token.worker]`, grants.toml:33: for TaskRouter, with `task_router`; lifetime: 8 hours. In the region `ie1`.
///
/// Variables:
///
/// - `TWILIO_WORKSPACE_SID`: Workspace SID (WS…)
#[derive(::token_core::__private::Debug)]
pub struct Worker(::token_core::__private::Template);
/// What each `worker` token is given when it is issued.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::Debug
)]
pub struct WorkerInput {
    /// The worker that the client acts as.
    ///
    /// `task_router.worker_sid`, grants.toml:39.
    ///
    /// A text becomes one by `WorkerSid::new(text)?` or `text.parse()?`, and one in the code by `token_core::sid!(WorkerSid, "WK…")`.
    pub worker_sid: ::token_core::twilio::WorkerSid,
}
::token_core::__private::features::input! {
    WorkerInput[] { worker_sid "worker_sid" : ::token_core::twilio::WorkerSid, }
}
/// An engineer at the customer's: chats with the desk, and opens the customer's file.
///
/// `[token.field_engineer]`, grants.toml:42: for Conversations, with `chat` and `crm`; lifetime: 2 hours.
///
/// Variables:
///
/// - `TWILIO_CONVERSATIONS_SERVICE_SID`: Conversations service SID (IS…)
/// - `TWILIO_PUSH_CREDENTIAL_SID`: Push credential SID (CR…)
/// - `CRM_DESK`: string; optional
#[derive(::token_core::__private::Debug)]
pub struct FieldEngineer(::token_core::__private::Template);
/// What each `field_engineer` token is given when it is issued.
#[derive(
    ::token_core::__private::Clone,
    ::token_core::__private::Copy,
    ::token_core::__private::Debug
)]
pub struct FieldEngineerInput {
    /// The case for which it was opened.
    ///
    /// `crm.access.case`, grants.toml:51.
    pub case: i64,
}
::token_core::__private::features::input! {
    FieldEngineerInput[] { case "case" : i64, }
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
/// - `TWILIO_CONVERSATIONS_SERVICE_SID`: Conversations service SID (IS…)
/// - `TWILIO_TWIML_APP_SID`: TwiML App SID (AP…)
/// - `TWILIO_WORKSPACE_SID`: Workspace SID (WS…)
/// - `TWILIO_PUSH_CREDENTIAL_SID`: Push credential SID (CR…)
/// - `CRM_DESK`: string; optional
pub struct Tokens {
    /// `[token.support_agent]`, grants.toml:6.
    pub support_agent: SupportAgent,
    /// `[token.dashboard]`, grants.toml:14.
    pub dashboard: Dashboard,
    /// `[token.meeting_guest]`, grants.toml:20.
    pub meeting_guest: MeetingGuest,
    /// `[token.softphone]`, grants.toml:26.
    pub softphone: Softphone,
    /// `[token.worker]`, grants.toml:33.
    pub worker: Worker,
    /// `[token.field_engineer]`, grants.toml:42.
    pub field_engineer: FieldEngineer,
    started: ::token_core::__private::Started<::token_core::twilio::Twilio>,
}
#[allow(deprecated, unused_qualifications)]
const _: () = {
    use ::token_core::__private as __k;
    #[allow(unused_imports)]
    use __k::schema;
    static GRANT_CRM_ACCESS_FIELDS: [schema::Field; 2] = [
        schema::Field::boolean("read").required(),
        schema::Field::integer("case"),
    ];
    static GRANT_CRM_FIELDS: [schema::Field; 2] = [
        schema::Field::string("desk").required(),
        schema::Field::object("access", schema::Shape::fields(&GRANT_CRM_ACCESS_FIELDS)),
    ];
    static GRANT_CRM: schema::Grant = schema::Grant::new(
            "crm",
            schema::Shape::fields(&GRANT_CRM_FIELDS),
        )
        .sdks(&["conversations"]);
    impl ::token_core::Grant for CrmGrant {
        const TABLE: &'static __k::schema::Grant = &GRANT_CRM;
        fn write(&self, out: &mut __k::json::Writer<'_>) {
            out.member("desk", &self.desk);
            out.optional("access", self.access.as_ref());
        }
        fn read(
            object: &__k::json::Object<'_>,
        ) -> ::core::result::Result<Self, __k::json::ReadError> {
            __k::Ok(Self {
                desk: object.required("desk")?,
                access: object.optional("access")?,
            })
        }
    }
    impl ::token_core::marker::Custom for CrmGrant {}
    impl<G: ::token_core::Grant> ::token_core::marker::Lacks<G> for CrmGrant {}
    static FILE: __k::Declarations = __k::Declarations {
        file: "grants.toml",
        vendor: <::token_core::twilio::Twilio as ::token_core::marker::Vendor>::TABLE,
        additions: &__k::schema::Additions {
            grants: __k::schema::List::Static(
                &[<CrmGrant as ::token_core::Grant>::TABLE],
            ),
            sdks: __k::schema::List::Static(&[]),
        },
        tokens: &[
            __k::Declaration {
                name: "support_agent",
                line: 6,
                sdks: &[
                    &::token_core::twilio::tables::SDK_CONVERSATIONS,
                    &::token_core::twilio::tables::SDK_VOICE,
                ],
                ttl: 900,
                region: __k::None,
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"chat\":{\"service_sid\":"),
                    __k::Segment::Env(__k::Env {
                        name: "TWILIO_CONVERSATIONS_SERVICE_SID",
                        default: __k::None,
                        kind: __k::ValueKind::Sid(
                            <::token_core::twilio::ConversationsServiceSid as ::token_core::Sid>::TABLE,
                        ),
                        field: "chat.service_sid",
                        line: 10,
                    }),
                    __k::Segment::Text(
                        "},\"voice\":{\"incoming\":{\"allow\":true},\"outgoing\":{\"application_sid\":",
                    ),
                    __k::Segment::Env(__k::Env {
                        name: "TWILIO_TWIML_APP_SID",
                        default: __k::None,
                        kind: __k::ValueKind::Sid(
                            <::token_core::twilio::TwimlAppSid as ::token_core::Sid>::TABLE,
                        ),
                        field: "voice.outgoing.application_sid",
                        line: 12,
                    }),
                    __k::Segment::Text("}}"),
                ],
                inputs: &[],
                lines: &[],
            },
            __k::Declaration {
                name: "dashboard",
                line: 14,
                sdks: &[&::token_core::twilio::tables::SDK_SYNC],
                ttl: 28800,
                region: __k::None,
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"data_sync\":{\"service_sid\":\"default\"}"),
                ],
                inputs: &[],
                lines: &[("data_sync.service_sid", 18)],
            },
            __k::Declaration {
                name: "meeting_guest",
                line: 20,
                sdks: &[&::token_core::twilio::tables::SDK_VIDEO],
                ttl: 3600,
                region: __k::None,
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"video\":{\"room\":"),
                    __k::Segment::Input(0),
                    __k::Segment::Text("}"),
                ],
                inputs: &[
                    __k::InputField {
                        name: "room",
                        fields: &["video.room"],
                    },
                ],
                lines: &[("video.room", 24)],
            },
            __k::Declaration {
                name: "softphone",
                line: 26,
                sdks: &[&::token_core::twilio::tables::SDK_VOICE],
                ttl: 3600,
                region: __k::None,
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"voice\":{\"outgoing\":{\"application_sid\":"),
                    __k::Segment::Env(__k::Env {
                        name: "TWILIO_TWIML_APP_SID",
                        default: __k::None,
                        kind: __k::ValueKind::Sid(
                            <::token_core::twilio::TwimlAppSid as ::token_core::Sid>::TABLE,
                        ),
                        field: "voice.outgoing.application_sid",
                        line: 30,
                    }),
                    __k::Segment::Text(
                        ",\"params\":{\"record\":true,\"tags\":[\"desk\",7],\"team\":",
                    ),
                    __k::Segment::Input(0),
                    __k::Segment::Text("}}}"),
                ],
                inputs: &[
                    __k::InputField {
                        name: "team",
                        fields: &["voice.outgoing.params.team"],
                    },
                ],
                lines: &[("voice.outgoing.params.team", 31)],
            },
            __k::Declaration {
                name: "worker",
                line: 33,
                sdks: &[&::token_core::twilio::tables::SDK_TASKROUTER],
                ttl: 28800,
                region: __k::Some(__k::Region::Named("ie1")),
                nbf: false,
                switches: &[],
                grants: &[
                    __k::Segment::Text(
                        "\"task_router\":{\"role\":\"worker\",\"workspace_sid\":",
                    ),
                    __k::Segment::Env(__k::Env {
                        name: "TWILIO_WORKSPACE_SID",
                        default: __k::None,
                        kind: __k::ValueKind::Sid(
                            <::token_core::twilio::WorkspaceSid as ::token_core::Sid>::TABLE,
                        ),
                        field: "task_router.workspace_sid",
                        line: 38,
                    }),
                    __k::Segment::Text(",\"worker_sid\":"),
                    __k::Segment::Input(0),
                    __k::Segment::Text("}"),
                ],
                inputs: &[
                    __k::InputField {
                        name: "worker_sid",
                        fields: &["task_router.worker_sid"],
                    },
                ],
                lines: &[("task_router.worker_sid", 39), ("task_router.role", 40)],
            },
            __k::Declaration {
                name: "field_engineer",
                line: 42,
                sdks: &[&::token_core::twilio::tables::SDK_CONVERSATIONS],
                ttl: 7200,
                region: __k::None,
                nbf: true,
                switches: &[],
                grants: &[
                    __k::Segment::Text("\"chat\":{\"service_sid\":"),
                    __k::Segment::Env(__k::Env {
                        name: "TWILIO_CONVERSATIONS_SERVICE_SID",
                        default: __k::None,
                        kind: __k::ValueKind::Sid(
                            <::token_core::twilio::ConversationsServiceSid as ::token_core::Sid>::TABLE,
                        ),
                        field: "chat.service_sid",
                        line: 47,
                    }),
                    __k::Segment::Text(",\"push_credential_sid\":"),
                    __k::Segment::Env(__k::Env {
                        name: "TWILIO_PUSH_CREDENTIAL_SID",
                        default: __k::None,
                        kind: __k::ValueKind::Sid(
                            <::token_core::twilio::PushCredentialSid as ::token_core::Sid>::TABLE,
                        ),
                        field: "chat.push_credential_sid",
                        line: 48,
                    }),
                    __k::Segment::Text("},\"crm\":{\"desk\":"),
                    __k::Segment::Env(__k::Env {
                        name: "CRM_DESK",
                        default: __k::Some("field"),
                        kind: __k::ValueKind::String,
                        field: "crm.desk",
                        line: 49,
                    }),
                    __k::Segment::Text(",\"access\":{\"read\":true,\"case\":"),
                    __k::Segment::Input(0),
                    __k::Segment::Text("}}"),
                ],
                inputs: &[
                    __k::InputField {
                        name: "case",
                        fields: &["crm.access.case"],
                    },
                ],
                lines: &[("crm.access.case", 51)],
            },
        ],
    };
    impl SupportAgent {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue(identity, &[])
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
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue_for(ttl, identity, &[])
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
    impl ::token_core::declared::Profile for SupportAgent {
        type Input<'a> = ();
        const NAME: &'static str = "support_agent";
        const TTL: __k::Duration = __k::Duration::from_secs(900);
        const SDKS: &'static [&'static str] = &["conversations", "voice"];
        fn issue(
            &self,
            identity: &str,
            (): Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue(self, identity)
        }
        fn issue_for(
            &self,
            ttl: __k::Duration,
            identity: &str,
            (): Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue_for(self, ttl, identity)
        }
    }
    impl ::token_core::marker::Contents for SupportAgent {
        type Grants = ::token_core::And<
            ::token_core::twilio::ChatGrant,
            ::token_core::twilio::VoiceGrant,
        >;
    }
    impl ::token_core::twilio::sdk::Conversations for SupportAgent {}
    impl ::token_core::twilio::sdk::Voice for SupportAgent {}
    impl Dashboard {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue(identity, &[])
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
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue_for(ttl, identity, &[])
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
    impl ::token_core::declared::Profile for Dashboard {
        type Input<'a> = ();
        const NAME: &'static str = "dashboard";
        const TTL: __k::Duration = __k::Duration::from_secs(28800);
        const SDKS: &'static [&'static str] = &["sync"];
        fn issue(
            &self,
            identity: &str,
            (): Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue(self, identity)
        }
        fn issue_for(
            &self,
            ttl: __k::Duration,
            identity: &str,
            (): Self::Input<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            Self::issue_for(self, ttl, identity)
        }
    }
    impl ::token_core::marker::Contents for Dashboard {
        type Grants = ::token_core::twilio::DataSyncGrant;
    }
    impl ::token_core::twilio::sdk::SyncSdk for Dashboard {}
    impl MeetingGuest {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
            input: MeetingGuestInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue(identity, &[__k::InputValue::String(input.room)])
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
            input: MeetingGuestInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue_for(ttl, identity, &[__k::InputValue::String(input.room)])
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
    impl ::token_core::declared::Profile for MeetingGuest {
        type Input<'a> = MeetingGuestInput<'a>;
        const NAME: &'static str = "meeting_guest";
        const TTL: __k::Duration = __k::Duration::from_secs(3600);
        const SDKS: &'static [&'static str] = &["video"];
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
    impl ::token_core::marker::Contents for MeetingGuest {
        type Grants = ::token_core::twilio::VideoGrant;
    }
    impl ::token_core::twilio::sdk::Video for MeetingGuest {}
    impl Softphone {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
            input: SoftphoneInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue(identity, &[__k::InputValue::String(input.team)])
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
            input: SoftphoneInput<'_>,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue_for(ttl, identity, &[__k::InputValue::String(input.team)])
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
    impl ::token_core::declared::Profile for Softphone {
        type Input<'a> = SoftphoneInput<'a>;
        const NAME: &'static str = "softphone";
        const TTL: __k::Duration = __k::Duration::from_secs(3600);
        const SDKS: &'static [&'static str] = &["voice"];
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
    impl ::token_core::marker::Contents for Softphone {
        type Grants = ::token_core::twilio::VoiceGrant;
    }
    impl ::token_core::twilio::sdk::Voice for Softphone {}
    impl Worker {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
            input: WorkerInput,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue(identity, &[__k::InputValue::Sid(input.worker_sid.as_str())])
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
            input: WorkerInput,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0
                .issue_for(
                    ttl,
                    identity,
                    &[__k::InputValue::Sid(input.worker_sid.as_str())],
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
    impl ::token_core::declared::Profile for Worker {
        type Input<'a> = WorkerInput;
        const NAME: &'static str = "worker";
        const TTL: __k::Duration = __k::Duration::from_secs(28800);
        const SDKS: &'static [&'static str] = &["taskrouter"];
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
    impl ::token_core::marker::Contents for Worker {
        type Grants = ::token_core::twilio::TaskRouterGrant;
    }
    impl ::token_core::twilio::sdk::TaskRouter for Worker {}
    impl FieldEngineer {
        /// Issues a token for `identity`.
        ///
        /// # Errors
        ///
        /// If an SDK would reject the identity, or an input is invalid.
        #[doc(alias("sign", "mint"))]
        pub fn issue(
            &self,
            identity: &str,
            input: FieldEngineerInput,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue(identity, &[__k::InputValue::Integer(input.case)])
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
            input: FieldEngineerInput,
        ) -> ::core::result::Result<
            ::token_core::AccessToken<Self>,
            ::token_core::IssueError,
        > {
            self.0.issue_for(ttl, identity, &[__k::InputValue::Integer(input.case)])
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
    impl ::token_core::declared::Profile for FieldEngineer {
        type Input<'a> = FieldEngineerInput;
        const NAME: &'static str = "field_engineer";
        const TTL: __k::Duration = __k::Duration::from_secs(7200);
        const SDKS: &'static [&'static str] = &["conversations"];
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
    impl ::token_core::marker::Contents for FieldEngineer {
        type Grants = ::token_core::And<::token_core::twilio::ChatGrant, CrmGrant>;
    }
    impl ::token_core::twilio::sdk::Conversations for FieldEngineer {}
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
                name: "TWILIO_CONVERSATIONS_SERVICE_SID",
                aliases: &[],
                holds: "Conversations service SID (IS…)",
                required: true,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "support_agent",
                        field: "chat.service_sid",
                        line: 10,
                    },
                    ::token_core::declared::VariableUse {
                        token: "field_engineer",
                        field: "chat.service_sid",
                        line: 47,
                    },
                ],
                doc: "The Conversations service that the client connects to.",
            },
            ::token_core::declared::Variable {
                name: "TWILIO_TWIML_APP_SID",
                aliases: &[],
                holds: "TwiML App SID (AP…)",
                required: true,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "support_agent",
                        field: "voice.outgoing.application_sid",
                        line: 12,
                    },
                    ::token_core::declared::VariableUse {
                        token: "softphone",
                        field: "voice.outgoing.application_sid",
                        line: 30,
                    },
                ],
                doc: "The TwiML App that handles the call: Twilio asks its Voice URL what to do.",
            },
            ::token_core::declared::Variable {
                name: "TWILIO_WORKSPACE_SID",
                aliases: &[],
                holds: "Workspace SID (WS…)",
                required: true,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "worker",
                        field: "task_router.workspace_sid",
                        line: 38,
                    },
                ],
                doc: "The workspace that the worker belongs to.",
            },
            ::token_core::declared::Variable {
                name: "TWILIO_PUSH_CREDENTIAL_SID",
                aliases: &[],
                holds: "Push credential SID (CR…)",
                required: true,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "field_engineer",
                        field: "chat.push_credential_sid",
                        line: 48,
                    },
                ],
                doc: "Where push notifications go: needed only by mobile clients that register for them.",
            },
            ::token_core::declared::Variable {
                name: "CRM_DESK",
                aliases: &[],
                holds: "string",
                required: false,
                secret: false,
                uses: &[
                    ::token_core::declared::VariableUse {
                        token: "field_engineer",
                        field: "crm.desk",
                        line: 49,
                    },
                ],
                doc: "The desk that the client belongs to.",
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
            support_agent: SupportAgent(start.template(0)),
            dashboard: Dashboard(start.template(1)),
            meeting_guest: MeetingGuest(start.template(2)),
            softphone: Softphone(start.template(3)),
            worker: Worker(start.template(4)),
            field_engineer: FieldEngineer(start.template(5)),
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
        change(&mut tokens.support_agent.0);
        change(&mut tokens.dashboard.0);
        change(&mut tokens.meeting_guest.0);
        change(&mut tokens.softphone.0);
        change(&mut tokens.worker.0);
        change(&mut tokens.field_engineer.0);
    }
};
