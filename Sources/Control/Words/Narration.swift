// What `watch --plain` and a rehearsal say: a sentence when something else begins, not when a
// number has moved on; and what does not work, once for as long as it lasts.

package struct Narration {
  private var last: String?
  private var problems: [String] = []

  package init() {}

  /// The lines that are news.
  package mutating func lines(of status: Status) -> [String] {
    let news = status.problems.filter { !problems.contains($0) }.map { "Problem: \($0)" }
    problems = status.problems
    let key = Self.key(of: status)
    guard key != last else { return news }
    last = key
    return [StatusText.announcement(status)] + news
  }

  /// The same for as long as the last sentence holds.
  private static func key(of status: Status) -> String {
    guard let session = status.session, session.state != .finished else {
      return StatusText.line(status)
    }
    return "\(session.state) \(session.step) \(StatusText.side(session) ?? "") \(activity(session))"
  }

  /// Breaths come every few seconds, and the tones say them: in words, only that they begin.
  private static func activity(_ session: Status.Session) -> String {
    switch session.phase.value {
    case .inhale, .exhale: "breath"
    default: session.phase.text
    }
  }
}
