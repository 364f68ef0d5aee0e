// org.limber.Schedule: upcoming occurrences, the commands that change them, and past decisions. The
// .varlink file documents each method.

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

  /// Called with `more`: there is a first reply, and a last one if the hold ends before the caller
  /// disconnects.
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
  /// 1 to 10,000; nil for 10.
  package var count: Int?
  /// RFC 3339; exclusive; nil for now.
  package var from: String?
  /// Used instead of the system's zone; nil for the system's.
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
  /// RFC 3339 with the offset in force in the reminder's zone at that time.
  package var at: String
  /// The same instant in the reader's zone, if the reminder has another zone; otherwise nil.
  package var local: String?
  /// The reminder's zone; nil in the same case.
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
