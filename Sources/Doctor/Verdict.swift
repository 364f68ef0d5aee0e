// The result of one check of `limber doctor`: how it is, in a sentence, and what to do about it.
// Words instead of symbols and colours, so that a screen reader reads them as they are.

/// A line for people, or an object of `doctor --json`; `Examination` prints it.
struct Verdict: Hashable, Encodable {
  /// How bad it is. `limber doctor` exits with 1 if a verdict is `bad`.
  enum Level: String, Encodable {
    /// Works.
    case ok
    /// Works, but not in full, or the user may want to know.
    case note
    /// Does not work.
    case bad
  }

  /// What it is about; the first words of a line, after the level.
  enum Area: String, Encodable {
    case daemon, files, history, reminders, sound, speech, desktop
  }

  var area: Area
  /// The name of the check within its area: one word, for programs.
  var check: String
  var level: Level
  /// How it is, for people; without a full stop, since a remedy may follow.
  var message: String
  /// What to do about it, also without a full stop; nil when there is nothing to do.
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
