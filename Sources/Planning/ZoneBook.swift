// The rules of the system's zone and of every zone that a reminder names, cached until they may
// have changed.

import ConfigFiles
import Scheduling
import Service

package final class ZoneBook {
  private let files: ZoneFiles
  private var known: [String: ZoneRules] = [:]
  /// The system's zone.
  package private(set) var system = ZoneRules.utc
  /// Its IANA name; nil if it is not known.
  package private(set) var systemName: String?
  /// Why UTC is used instead of the system's zone, in a sentence; nil if it is not.
  package private(set) var problem: String?

  package init(_ files: ZoneFiles) {
    self.files = files
    forget()
  }

  /// The paths to watch for changes of the system's zone.
  package var paths: [String] { files.systemZonePaths }

  /// The path to watch for changes of a zone's rules; nil if the name is not valid.
  package func path(of name: String) -> String? { files.path(of: name) }

  /// Empties the cache and reads the system's zone again.
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

  /// The rules of a zone; nil if there is no zone of that name.
  package func rules(_ name: String) -> ZoneRules? {
    if let rules = known[name] { return rules }
    guard let bytes = try? files.bytes(of: name), let rules = try? ZoneRules(tzif: bytes) else {
      return nil
    }
    known[name] = rules
    return rules
  }

  /// Today's date in the system's zone, for commands that need it once.
  package var today: CivilDate {
    system.civil(at: WallInstant(milliseconds: Clocks.realtimeMilliseconds())).date
  }

  /// The names of all zones in the system's zoneinfo.
  package var names: [String] { files.knownNames() }

  /// The zones that a reminder may name.
  package var existing: Names { Names(has: { self.rules($0) != nil }, all: { self.names }) }
}
