// What goes in and out of the methods by which people change what is to come, and ask why.

package struct SnoozeParameters: Hashable, Sendable, Codable {
  /// Nil: everything that was announced.
  package var reminder: String?
  /// 60,000 to 43,200,000; as the reminder says when nil.
  package var lengthMs: Int64?

  package init(reminder: String? = nil, lengthMs: Int64? = nil) {
    self.reminder = reminder
    self.lengthMs = lengthMs
  }

  private enum CodingKeys: String, CodingKey {
    case reminder
    case lengthMs = "length_ms"
  }
}

package struct SnoozeReply: Hashable, Sendable, Codable {
  package struct Snoozed: Hashable, Sendable, Codable {
    package var reminder: String
    /// RFC 3339 with offset.
    package var until: String

    package init(reminder: String, until: String) {
      self.reminder = reminder
      self.until = until
    }
  }

  package var snoozed: [Snoozed]

  package init(snoozed: [Snoozed]) { self.snoozed = snoozed }
}

package struct ReminderParameters: Hashable, Sendable, Codable {
  /// Nil: of all.
  package var reminder: String?

  package init(reminder: String? = nil) { self.reminder = reminder }
}

package struct SkipNextReply: Hashable, Sendable, Codable {
  package var skipped: UpcomingOccurrence

  package init(skipped: UpcomingOccurrence) { self.skipped = skipped }
}

package struct UndoSkipReply: Hashable, Sendable, Codable {
  package var restored: UpcomingOccurrence

  package init(restored: UpcomingOccurrence) { self.restored = restored }
}

/// One of the two is said.
package struct OffParameters: Hashable, Sendable, Codable {
  /// 60,000 to 31,622,400,000: 366 days.
  package var lengthMs: Int64?
  /// `14:00`, `tomorrow`, `monday`, `2027-01-02`, `2027-01-02 14:00` or RFC 3339.
  package var until: String?

  package init(lengthMs: Int64? = nil, until: String? = nil) {
    self.lengthMs = lengthMs
    self.until = until
  }

  private enum CodingKeys: String, CodingKey {
    case lengthMs = "length_ms"
    case until
  }
}

package struct OffReply: Hashable, Sendable, Codable {
  /// RFC 3339 with offset.
  package var until: String

  package init(until: String) { self.until = until }
}

/// The reply of what has nothing to say.
package struct NoReply: Hashable, Sendable, Codable {
  package init() {}
}

package struct AnnounceParameters: Hashable, Sendable, Codable {
  package var reminder: String

  package init(reminder: String) { self.reminder = reminder }
}

package struct ListDecisionsParameters: Hashable, Sendable, Codable {
  /// Nil: of all.
  package var reminder: String?
  /// 1 to 10000; 10 when nil.
  package var count: Int?

  package init(reminder: String? = nil, count: Int? = nil) {
    self.reminder = reminder
    self.count = count
  }
}

/// What was decided about an occurrence, as `why --json` prints it.
package struct ListedDecision: Hashable, Sendable, Codable {
  package var reminder: String
  package var routine: String
  /// The local time as it is written, which names the occurrence.
  package var occurrence: String
  /// RFC 3339 with offset.
  package var at: String
  /// The same by the reader's clock as it was then, where the reminder has another zone; nil where
  /// it has not.
  package var local: String?
  /// That zone's name; nil likewise.
  package var zone: String?
  package var outcome: WireWord<DecisionOutcome>
  package var reason: WireWord<DecisionReason>
  /// The routine, reminder or time that the reason names.
  package var detail: String?
  /// RFC 3339 with the offset of the reader's clock then.
  package var decided: String

  package init(
    reminder: String, routine: String, occurrence: String, at: String, local: String? = nil,
    zone: String? = nil, outcome: WireWord<DecisionOutcome>, reason: WireWord<DecisionReason>,
    detail: String?, decided: String
  ) {
    self.reminder = reminder
    self.routine = routine
    self.occurrence = occurrence
    self.at = at
    self.local = local
    self.zone = zone
    self.outcome = outcome
    self.reason = reason
    self.detail = detail
    self.decided = decided
  }
}

package struct ListDecisionsReply: Hashable, Sendable, Codable {
  /// The newest first.
  package var decisions: [ListedDecision]

  package init(decisions: [ListedDecision]) { self.decisions = decisions }
}
