// org.limber.Session: the methods, in the order of the .varlink file, which documents them.

/// The methods of org.limber.Session.
package enum SessionMethod {
  package static let interface = "org.limber.Session"

  package enum Start: ControlMethod {
    package static let name = "org.limber.Session.Start"
    package typealias Parameters = StartParameters
    package typealias Reply = StartReply
  }

  package enum Pause: ControlMethod {
    package static let name = "org.limber.Session.Pause"
    package typealias Parameters = NoParameters
    package typealias Reply = StatusReply
  }

  package enum Resume: ControlMethod {
    package static let name = "org.limber.Session.Resume"
    package typealias Parameters = NoParameters
    package typealias Reply = StatusReply
  }

  package enum Toggle: ControlMethod {
    package static let name = "org.limber.Session.Toggle"
    package typealias Parameters = NoParameters
    package typealias Reply = StartReply
  }

  package enum Skip: ControlMethod {
    package static let name = "org.limber.Session.Skip"
    package typealias Parameters = PainParameters
    package typealias Reply = PainReply
  }

  package enum Back: ControlMethod {
    package static let name = "org.limber.Session.Back"
    package typealias Parameters = NoParameters
    package typealias Reply = StatusReply
  }

  package enum Restart: ControlMethod {
    package static let name = "org.limber.Session.Restart"
    package typealias Parameters = NoParameters
    package typealias Reply = StatusReply
  }

  package enum Extend: ControlMethod {
    package static let name = "org.limber.Session.Extend"
    package typealias Parameters = ExtendParameters
    package typealias Reply = StatusReply
  }

  package enum Easier: ControlMethod {
    package static let name = "org.limber.Session.Easier"
    package typealias Parameters = NoParameters
    package typealias Reply = StatusReply
  }

  package enum Stop: ControlMethod {
    package static let name = "org.limber.Session.Stop"
    package typealias Parameters = PainParameters
    package typealias Reply = PainReply
  }

  package enum GetStatus: ControlMethod {
    package static let name = "org.limber.Session.GetStatus"
    package typealias Parameters = NoParameters
    package typealias Reply = StatusReply
  }

  /// Called with `more`; each reply has a state.
  package enum Monitor: ControlMethod {
    package static let name = "org.limber.Session.Monitor"
    package typealias Parameters = NoParameters
    package typealias Reply = MonitorReply
  }

  package enum Volume: ControlMethod {
    package static let name = "org.limber.Session.Volume"
    package typealias Parameters = VolumeParameters
    package typealias Reply = VolumeReply
  }

  package enum Mute: ControlMethod {
    package static let name = "org.limber.Session.Mute"
    package typealias Parameters = MuteParameters
    package typealias Reply = VolumeReply
  }
}

package struct MonitorReply: Hashable, Sendable, Codable {
  /// Counts changes; a gap means that a slow reader has missed some states.
  package var sequence: Int64
  package var status: Status

  package init(sequence: Int64, status: Status) {
    self.sequence = sequence
    self.status = status
  }
}

package struct VolumeParameters: Hashable, Sendable, Codable {
  /// 0 to 100; nil only reads the volume.
  package var percent: Int?

  package init(percent: Int? = nil) { self.percent = percent }
}

package struct MuteParameters: Hashable, Sendable, Codable {
  /// Nil toggles.
  package var on: Bool?

  package init(on: Bool? = nil) { self.on = on }
}
