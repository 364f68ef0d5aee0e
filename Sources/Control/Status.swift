// What `limber status` shows and Monitor streams. `status --json` prints it unchanged, so every key
// is always present, with null for what does not apply.

/// The complete state.
package struct Status: Hashable, Sendable, Codable {
  package var session: Session?
  /// The last session that has ended; nil until one has ended since the daemon started.
  package var last: Last?
  /// What Start without parameters would answer; nil if nothing is due.
  package var due: Due?
  /// Everything that is due, in order of time, including `due`.
  package var dueAll: [Due]
  /// The reminder that waits for the right moment.
  package var deferred: Deferred?
  /// Nil if there is no upcoming occurrence.
  package var next: Next?
  /// The hold that ends last; nil if there is none.
  package var held: Held?
  /// All holds, in the order in which they began.
  package var holds: [Held]
  /// RFC 3339: until when reminders are off; nil if they are on.
  package var offUntil: String?
  package var audio: Audio
  /// Progress towards the goal; nil before the first practice, or if no history is kept.
  package var practice: Adherence?
  /// A question to the user, as a sentence; nil for none.
  package var question: String?
  /// What does not work and the likely cause, one sentence each.
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
    // An older daemon sends fewer keys, so only the original ones are required.
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
  /// A reminder that was announced or is about to be, and has not been answered.
  package struct Due: Hashable, Sendable, Codable {
    package var reminder: String
    /// The routine that Start without parameters plays.
    package var routine: String
    /// When it came due, RFC 3339 with offset.
    package var since: String
    /// The same instant in the reader's zone, if the reminder has another zone; otherwise nil.
    package var local: String?
    /// The reminder's zone; nil in the same case.
    package var zone: String?
    /// RFC 3339 in the reader's zone: when its routine starts by itself; nil if it waits for an
    /// answer.
    package var startsAt: String?
    /// Likewise, when it rings again; nil if it is not snoozed.
    package var snoozedUntil: String?
    /// Likewise, when it rings, if it has not rung yet, such as shortly after the machine wakes.
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

  /// A reminder that is due and waits for the right moment.
  package struct Deferred: Hashable, Sendable, Codable {
    package var reminder: String
    package var routine: String
    /// When it came due, RFC 3339 with offset.
    package var since: String
    /// The same instant in the reader's zone, if the reminder has another zone; otherwise nil.
    package var local: String?
    /// The reminder's zone; nil in the same case.
    package var zone: String?
    /// Why it waits; the same words as in decisions.
    package var reason: WireWord<DecisionReason>
    /// The program, or the user's text; nil if there is none.
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

  /// A hold on reminders: what comes due waits.
  package struct Held: Hashable, Sendable, Codable {
    /// The owner: a name such as a program's; `you` for a hold by hand.
    package var owner: String
    /// RFC 3339 with offset; nil as long as a command runs.
    package var until: String?
    /// In the user's words.
    package var reason: String?

    package init(owner: String = "you", until: String?, reason: String? = nil) {
      self.owner = owner
      self.until = until
      self.reason = reason
    }

    private enum CodingKeys: String, CodingKey { case owner, until, reason }

    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      // A daemon from before holds had owners sends none; its holds were by hand.
      self.init(
        owner: try container.decodeIfPresent(String.self, forKey: .owner) ?? "you",
        until: try container.decodeIfPresent(String.self, forKey: .until),
        reason: try container.decodeIfPresent(String.self, forKey: .reason))
    }
  }

  /// The last session that has ended.
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
    /// The same instant in the reader's zone, if the reminder has another zone; otherwise nil.
    package var local: String?
    /// The reminder's zone; nil in the same case.
    package var zone: String?

    package init(reminder: String, at: String, local: String? = nil, zone: String? = nil) {
      self.reminder = reminder
      self.at = at
      self.local = local
      self.zone = zone
    }

    /// The instant in the reader's zone.
    package var here: String { local ?? at }
  }

  /// Progress towards the weekly goal.
  package struct Adherence: Hashable, Sendable, Codable {
    /// The days of this week with the goal's minutes.
    package var days: Int
    /// The days needed this week; 0 in a week of rest.
    package var needed: Int
    /// The minutes of work today.
    package var minutesToday: Int64
    /// The streak: weeks in a row with the goal met.
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
    /// The number of underruns since the daemon started.
    package var xruns: Int
    /// The number of cues that were dropped because they were more than 100 ms late.
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
  /// Whether there is no session, or only one that has finished and is not cleared yet.
  package var hasNoSession: Bool { session == nil || session?.state == .finished }
}
