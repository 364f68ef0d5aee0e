// What one check of `limber doctor` comes to: how it is, in a sentence, and what to do about it.
// Words and no signs, so that a screen reader says them as they are.

struct Verdict: Hashable, Encodable {
  enum Level: String, Encodable {
    case ok
    /// Works, and a person may want to know.
    case note
    /// Does not work.
    case bad
  }

  enum Area: String, Encodable {
    case daemon, files, history, reminders, sound, speech, desktop
  }

  var area: Area
  /// What was looked at: one word, for programs.
  var check: String
  var level: Level
  /// How it is, without a full stop.
  var message: String
  /// What to do about it, likewise; nil when there is nothing to do.
  var remedy: String?

  init(
    _ area: Area, _ check: String, _ level: Level, _ message: String, remedy: String? = nil
  ) {
    self.area = area
    self.check = check
    self.level = level
    self.message = message
    self.remedy = remedy
  }

  /// `bad: sound: the device is busy; end the program that has it`
  var line: String {
    "\(level.rawValue): \(area.rawValue): \(message)" + (remedy.map { "; \($0)" } ?? "")
  }
}
