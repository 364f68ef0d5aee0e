// The rules of every zone that a reminder names, and of the system's, read once and kept until
// they may have changed.

import ConfigFiles
import Scheduling
import Service

package final class ZoneBook {
  private let files: ZoneFiles
  private var known: [String: ZoneRules] = [:]
  /// The system's zone.
  package private(set) var system = ZoneRules.utc
  /// As tzdata calls it; nil where nothing tells.
  package private(set) var systemName: String?
  /// Why the system's zone is taken for UTC; nil when it isn't.
  package private(set) var problem: String?

  package init(_ files: ZoneFiles) {
    self.files = files
    forget()
  }

  /// What to watch for changes of the system's zone.
  package var paths: [String] { files.systemZonePaths }

  /// What to watch for changes of a named zone's rules; nil for what is no name.
  package func path(of name: String) -> String? { files.path(of: name) }

  /// Reads everything anew.
  package func forget() {
    known = [:]
    problem = nil
    do {
      let zone = try files.systemZone()
      system = try ZoneRules(tzif: zone.bytes)
      systemName = zone.name
    } catch {
      (system, systemName) = (.utc, nil)
      problem = "the system's time zone cannot be read (\(error)); times are taken as UTC"
    }
  }

  /// The rules of a named zone; nil when there is none of that name.
  package func rules(_ name: String) -> ZoneRules? {
    if let rules = known[name] { return rules }
    guard let bytes = try? files.bytes(of: name), let rules = try? ZoneRules(tzif: bytes) else {
      return nil
    }
    known[name] = rules
    return rules
  }

  /// The date on the system's clock, for commands that look once.
  package var today: CivilDate {
    system.civil(at: WallInstant(milliseconds: Clocks.realtimeMilliseconds())).date
  }

  package var names: [String] { files.knownNames() }

  /// What a reminder's zone is held against.
  package var existing: Names { Names(has: { self.rules($0) != nil }, all: { self.names }) }
}
