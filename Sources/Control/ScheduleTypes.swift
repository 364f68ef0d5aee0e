// The parameters and replies of the methods that change upcoming occurrences, and of `limber why`.

package struct SnoozeParameters: Hashable, Sendable, Codable {
  /// Nil for everything that was announced.
  package var reminder: String?
  /// In milliseconds, 60,000 to 43,200,000; nil for the length in the reminder's file.
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

/// The reminders that were snoozed; those at their limit are missing.
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

/// The reminder that a command is about.
package struct ReminderParameters: Hashable, Sendable, Codable {
  /// Nil: of all.
  package var reminder: String?

  package init(reminder: String? = nil) { self.reminder = reminder }
}

/// The occurrence that will not ring.
package struct SkipNextReply: Hashable, Sendable, Codable {
  package var skipped: UpcomingOccurrence

  package init(skipped: UpcomingOccurrence) { self.skipped = skipped }
}

/// The occurrence that will ring after all.
package struct UndoSkipReply: Hashable, Sendable, Codable {
  package var restored: UpcomingOccurrence

  package init(restored: UpcomingOccurrence) { self.restored = restored }
}

/// Exactly one of the two is given.
package struct OffParameters: Hashable, Sendable, Codable {
  /// In milliseconds, 60,000 to 31,622,400,000, which are 366 days.
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

/// Until when reminders are off.
package struct OffReply: Hashable, Sendable, Codable {
  /// RFC 3339 with offset.
  package var until: String

  package init(until: String) { self.until = until }
}

/// The reply of methods that return nothing.
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
  /// 1 to 10,000; nil for 10.
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
  /// What identifies the occurrence: its local time as it is written.
  package var occurrence: String
  /// RFC 3339 with offset.
  package var at: String
  /// The same instant in the zone the system had then, if the reminder has another zone; otherwise
  /// nil.
  package var local: String?
  /// The reminder's zone; nil in the same case.
  package var zone: String?
  package var outcome: WireWord<DecisionOutcome>
  package var reason: WireWord<DecisionReason>
  /// The routine, reminder or time that the reason names. Nil if the reason names none.
  package var detail: String?
  /// RFC 3339 with the offset that the system had then.
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
  /// Newest first.
  package var decisions: [ListedDecision]

  package init(decisions: [ListedDecision]) { self.decisions = decisions }
}
