// The lines of `watch --plain` and of a rehearsal: a sentence when something new begins, not
// whenever a number changes, and each problem once as long as it lasts.

package struct Narration {
  private var last: String?
  private var problems: [String] = []

  package init() {}

  /// The lines to print for a new state, without what was printed already.
  package mutating func lines(of status: Status) -> [String] {
    let news = status.problems.filter { !problems.contains($0) }.map { "Problem: \($0)" }
    problems = status.problems
    let key = Self.key(of: status)
    guard key != last else { return news }
    last = key
    return [StatusText.beginning(status)] + news
  }

  /// Identifies what the last sentence was about; unchanged as long as that sentence still holds.
  private static func key(of status: Status) -> String {
    guard let session = status.session, session.state != .finished else {
      return StatusText.line(status)
    }
    let activity = session.phase.value?.activity ?? session.phase.text
    return "\(session.state) \(session.step) \(StatusText.side(session) ?? "") \(activity)"
  }
}
