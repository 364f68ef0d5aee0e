// What an import takes for true, beyond its form: times that have come, in zones that exist. A
// wrong clock on another machine must not give this one a session of the year 2100.

import ConfigFiles
import Control
import Planning
import Scheduling
import Service

struct ImportCheck {
  /// This machine's clock.
  var now: WallInstant
  var zones: Names

  /// How far another machine's clock may be ahead of this one's, in seconds.
  private static let margin: Int64 = 86_400

  init(now: WallInstant, zones: Names) {
    self.now = now
    self.zones = zones
  }

  /// - Throws: what is wrong, and its likely cause.
  func check(_ entry: HistoryEntry) throws(BadEntry) {
    switch entry {
    case .session(let session):
      try refuseFuture(max(session.startedMs, session.endedMs), "the session", "history correct")
      // A machine without any zones can tell nothing.
      guard let zone = session.zone, !zones.has(zone), zones.has("Etc/UTC") else { return }
      throw BadEntry(
        "“\(zone)” is not a time zone here\(Spelling.hint(for: zone, among: zones.all())); is the "
          + "list of zones (tzdata) on this machine older?")
    case .pain(let pain): try refuseFuture(pain.atMs, "the pain", "history correct")
    case .clearance(let exercise, let at):
      try refuseFuture(at, "the clearance of \(exercise)", "exercise clear")
    // When it was removed decides only which version counts.
    case .removal: break
    }
  }

  /// - Parameter command: what mends it on the machine that it comes from.
  private func refuseFuture(
    _ milliseconds: Int64, _ what: String, _ command: String
  ) throws(BadEntry) {
    guard milliseconds > now.adding(seconds: Self.margin).milliseconds else { return }
    let moment = TimeText.dateAndTime(WallInstant(milliseconds: milliseconds).rfc3339(offset: 0))
    throw BadEntry(
      "\(what) is in the future, at \(moment) UTC; if the other machine's clock was wrong, "
        + "'limber \(command)' mends it there")
  }
}
