// What `status` shows and `Monitor` streams. `status --json` prints this as it is, so every key
// is always there: what does not apply is an explicit null.

/// Everything at one glance.
package struct Status: Hashable, Sendable, Codable {
  package var session: Session?
  /// The session that ended last; nil until one has since the daemon started.
  package var last: Last?
  package var due: Due?
  /// All that is due at once, `due` among them, in order of time.
  package var dueAll: [Due]
  /// What waits for the right moment.
  package var deferred: Deferred?
  package var next: Next?
  /// Reminders are held: the hold that lasts longest.
  package var held: Held?
  /// Every hold, in the order in which they began.
  package var holds: [Held]
  /// Reminders are off until then, RFC 3339; nil when they are on.
  package var offUntil: String?
  package var audio: Audio
  /// How the goal is kept; nil where nothing was done yet, or nothing is kept.
  package var practice: Adherence?
  /// What a person is asked, in a sentence; nil: nothing.
  package var question: String?
  /// Sentences: what does not work, and the likely cause.
  package var problems: [String]

  package init(
    session: Session? = nil, last: Last? = nil, due: Due? = nil,
    dueAll: [Due]? = nil, deferred: Deferred? = nil, next: Next? = nil, held: Held? = nil,
    holds: [Held]? = nil, offUntil: String? = nil, audio: Audio, practice: Adherence? = nil,
    question: String? = nil,
    problems: [String] = []
  ) {
    self.session = session
    self.last = last
    self.due = due
    self.dueAll = dueAll ?? [due].compactMap { $0 }
    self.deferred = deferred
    self.next = next
    self.held = held
    self.holds = holds ?? [held].compactMap { $0 }
    self.offUntil = offUntil
    self.audio = audio
    self.practice = practice
    self.question = question
    self.problems = problems
  }

  private enum CodingKeys: String, CodingKey {
    case session, last, due
    case dueAll = "due_all"
    case deferred, next, held, holds
    case offUntil = "off_until"
    case audio, practice, question, problems
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    // A daemon of a version before these says only what it knows.
    self.init(
      session: try value(.session), last: try value(.last), due: try value(.due),
      dueAll: try value(.dueAll), deferred: try value(.deferred), next: try value(.next),
      held: try value(.held), holds: try value(.holds), offUntil: try value(.offUntil),
      audio: try container.decode(Audio.self, forKey: .audio), practice: try value(.practice),
      question: try value(.question),
      problems: try container.decode([String].self, forKey: .problems))
  }
}

extension Status {
  /// A reminder that was announced, or is about to be, and is not yet answered.
  package struct Due: Hashable, Sendable, Codable {
    package var reminder: String
    /// The routine that a plain Start plays.
    package var routine: String
    /// When it came due, RFC 3339 with offset.
    package var since: String
    /// The same by the reader's clock, where the reminder has another zone; nil where it has not.
    package var local: String?
    /// That zone's name; nil likewise.
    package var zone: String?
    /// When its routine starts by itself, by the reader's clock; nil when it waits to be answered.
    package var startsAt: String?
    /// When it rings again, likewise; nil when nobody has put it off.
    package var snoozedUntil: String?
    /// When it rings, likewise, where it has not rung yet: shortly after a return.
    package var ringsAt: String?

    package init(
      reminder: String, routine: String, since: String, local: String? = nil,
      zone: String? = nil, startsAt: String? = nil, snoozedUntil: String? = nil,
      ringsAt: String? = nil
    ) {
      self.reminder = reminder
      self.routine = routine
      self.since = since
      self.local = local
      self.zone = zone
      self.startsAt = startsAt
      self.snoozedUntil = snoozedUntil
      self.ringsAt = ringsAt
    }

    private enum CodingKeys: String, CodingKey {
      case reminder, routine, since, local, zone
      case startsAt = "starts_at"
      case snoozedUntil = "snoozed_until"
      case ringsAt = "rings_at"
    }
  }

  /// A reminder whose time has come, and which waits for the right moment.
  package struct Deferred: Hashable, Sendable, Codable {
    package var reminder: String
    package var routine: String
    /// When it came due, RFC 3339 with offset.
    package var since: String
    /// The same by the reader's clock, where the reminder has another zone; nil where it has not.
    package var local: String?
    /// That zone's name; nil likewise.
    package var zone: String?
    /// As in decisions.
    package var reason: WireWord<DecisionReason>
    /// The program, or a person's words, where there are any.
    package var detail: String?

    package init(
      reminder: String, routine: String, since: String, local: String? = nil,
      zone: String? = nil, reason: WireWord<DecisionReason>, detail: String? = nil
    ) {
      self.reminder = reminder
      self.routine = routine
      self.since = since
      self.local = local
      self.zone = zone
      self.reason = reason
      self.detail = detail
    }
  }

  /// Nothing rings.
  package struct Held: Hashable, Sendable, Codable {
    /// Whose it is; `you` by hand.
    package var owner: String
    /// RFC 3339 with offset; nil: for as long as a command runs.
    package var until: String?
    /// In a person's words.
    package var reason: String?

    package init(owner: String = "you", until: String?, reason: String? = nil) {
      self.owner = owner
      self.until = until
      self.reason = reason
    }

    private enum CodingKeys: String, CodingKey { case owner, until, reason }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      // Before holds had owners, a person held them.
      self.init(
        owner: try container.decodeIfPresent(String.self, forKey: .owner) ?? "you",
        until: try container.decodeIfPresent(String.self, forKey: .until),
        reason: try container.decodeIfPresent(String.self, forKey: .reason))
    }
  }

  /// The session that ended last.
  package struct Last: Hashable, Sendable, Codable {
    /// The routine's id.
    package var routine: String
    package var outcome: WireWord<Outcome>
    /// RFC 3339 with offset.
    package var endedAt: String

    package init(routine: String, outcome: WireWord<Outcome>, endedAt: String) {
      self.routine = routine
      self.outcome = outcome
      self.endedAt = endedAt
    }

    private enum CodingKeys: String, CodingKey {
      case routine, outcome
      case endedAt = "ended_at"
    }
  }

  /// The next occurrence of all reminders.
  package struct Next: Hashable, Sendable, Codable {
    package var reminder: String
    /// RFC 3339 with offset.
    package var at: String
    /// The same by the reader's clock, where the reminder has another zone; nil where it has not.
    package var local: String?
    /// That zone's name; nil likewise.
    package var zone: String?

    package init(reminder: String, at: String, local: String? = nil, zone: String? = nil) {
      self.reminder = reminder
      self.at = at
      self.local = local
      self.zone = zone
    }

    /// By the reader's clock.
    package var here: String { local ?? at }
  }

  /// How the goal of the week is kept.
  package struct Adherence: Hashable, Sendable, Codable {
    /// Of this week, with the goal's minutes.
    package var days: Int
    /// Asked for this week; 0 in a week of rest.
    package var needed: Int
    /// Of work, today.
    package var minutesToday: Int64
    /// Weeks in a row with the goal kept.
    package var weeks: Int

    package init(days: Int, needed: Int, minutesToday: Int64, weeks: Int) {
      self.days = days
      self.needed = needed
      self.minutesToday = minutesToday
      self.weeks = weeks
    }

    private enum CodingKeys: String, CodingKey {
      case days, needed
      case minutesToday = "minutes_today"
      case weeks
    }
  }

  /// Where the sound goes, and how well.
  package struct Audio: Hashable, Sendable, Codable {
    /// The ALSA PCM from the settings.
    package var device: String
    package var state: WireWord<AudioState>
    /// How often the card ran dry since the daemon started.
    package var xruns: Int
    /// Cues that were over 100 ms late and were dropped.
    package var lateCues: Int

    package init(device: String, state: WireWord<AudioState>, xruns: Int = 0, lateCues: Int = 0) {
      self.device = device
      self.state = state
      self.xruns = xruns
      self.lateCues = lateCues
    }

    private enum CodingKeys: String, CodingKey {
      case device, state, xruns
      case lateCues = "late_cues"
    }
  }
}

extension Status {
  package var hasNoSession: Bool { session == nil || session?.state == .finished }
}
