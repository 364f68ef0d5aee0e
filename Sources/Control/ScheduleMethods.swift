// org.limber.Schedule: what is to come, what people say about it, and what was decided.

/// The methods of org.limber.Schedule.
package enum ScheduleMethod {
  package static let interface = "org.limber.Schedule"

  package enum ListUpcoming: ControlMethod {
    package static let name = "org.limber.Schedule.ListUpcoming"
    package typealias Parameters = ListUpcomingParameters
    package typealias Reply = ListUpcomingReply
  }

  package enum Snooze: ControlMethod {
    package static let name = "org.limber.Schedule.Snooze"
    package typealias Parameters = SnoozeParameters
    package typealias Reply = SnoozeReply
  }

  package enum SkipNext: ControlMethod {
    package static let name = "org.limber.Schedule.SkipNext"
    package typealias Parameters = ReminderParameters
    package typealias Reply = SkipNextReply
  }

  package enum UndoSkip: ControlMethod {
    package static let name = "org.limber.Schedule.UndoSkip"
    package typealias Parameters = ReminderParameters
    package typealias Reply = UndoSkipReply
  }

  package enum Off: ControlMethod {
    package static let name = "org.limber.Schedule.Off"
    package typealias Parameters = OffParameters
    package typealias Reply = OffReply
  }

  package enum On: ControlMethod {
    package static let name = "org.limber.Schedule.On"
    package typealias Parameters = NoParameters
    package typealias Reply = NoReply
  }

  package enum Hold: ControlMethod {
    package static let name = "org.limber.Schedule.Hold"
    package typealias Parameters = HoldParameters
    package typealias Reply = HoldReply
  }

  /// Called with `more`: a first reply, and a last one when it is over though the caller is there.
  package enum HoldWhileConnected: ControlMethod {
    package static let name = "org.limber.Schedule.HoldWhileConnected"
    package typealias Parameters = HoldParameters
    package typealias Reply = ConnectedHoldReply
  }

  package enum Release: ControlMethod {
    package static let name = "org.limber.Schedule.Release"
    package typealias Parameters = ReleaseParameters
    package typealias Reply = ReleaseReply
  }

  package enum Announce: ControlMethod {
    package static let name = "org.limber.Schedule.Announce"
    package typealias Parameters = AnnounceParameters
    package typealias Reply = NoReply
  }

  package enum ListDecisions: ControlMethod {
    package static let name = "org.limber.Schedule.ListDecisions"
    package typealias Parameters = ListDecisionsParameters
    package typealias Reply = ListDecisionsReply
  }
}

package struct ListUpcomingParameters: Hashable, Sendable, Codable {
  /// 1 to 10000; 10 when nil.
  package var count: Int?
  /// RFC 3339; exclusive; now when nil.
  package var from: String?
  /// Computes as if this were the system's zone.
  package var zone: String?

  package init(count: Int? = nil, from: String? = nil, zone: String? = nil) {
    self.count = count
    self.from = from
    self.zone = zone
  }
}

/// One instant at which a reminder is due, as `next --json` prints it.
package struct UpcomingOccurrence: Hashable, Sendable, Codable {
  package var reminder: String
  /// RFC 3339 with the offset in force there and then.
  package var at: String
  /// The same by the reader's clock, where the reminder has another zone; nil where it has not.
  package var local: String?
  /// That zone's name; nil likewise.
  package var zone: String?
  package var routine: String

  package init(
    reminder: String, at: String, local: String? = nil, zone: String? = nil, routine: String
  ) {
    self.reminder = reminder
    self.at = at
    self.local = local
    self.zone = zone
    self.routine = routine
  }
}

package struct ListUpcomingReply: Hashable, Sendable, Codable {
  /// In order of time.
  package var occurrences: [UpcomingOccurrence]

  package init(occurrences: [UpcomingOccurrence]) { self.occurrences = occurrences }
}
